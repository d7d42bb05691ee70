// Changing what kind of block the chosen ones are. A block keeps its id and sources whatever it
// becomes; several that become one list are joined in it.
import type { Editor } from "@tiptap/core";
import { Fragment, type Attrs, type Node, type Schema } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import { idsOf } from "./ids";
import { TEXTUAL } from "./schema";
import { sourcesOf, union, written } from "./sources";

export function setKind(editor: Editor, kind: string, attrs: Attrs): boolean {
  const { state, view } = editor;
  const { $from, $to } = state.selection;
  if ($from.depth === 0) return false;
  const [first, last] = [$from.index(0), $to.index(0)];
  const chosen = Array.from({ length: last - first + 1 }, (_, place) => state.doc.child(first + place));
  if (!chosen.every((node) => TEXTUAL.has(node.type.name))) return false;
  const start = $from.before(1);
  const end = start + chosen.reduce((size, node) => size + node.nodeSize, 0);
  const made = kind === "list" ? asList(state.schema, chosen, attrs) : chosen.flatMap((node) => asLines(state.schema, node, kind, attrs));
  const offset = state.selection.from - start;
  const tr = state.tr.replaceWith(start, end, Fragment.from(made));
  const near = tr.doc.resolve(Math.min(start + Math.max(offset, 1), tr.doc.content.size));
  view.dispatch(tr.setSelection(TextSelection.near(near)).scrollIntoView());
  view.focus();
  return true;
}

function asList(schema: Schema, chosen: Node[], attrs: Attrs): Node[] {
  const item = schema.nodes["list_item"]!;
  const items = chosen.flatMap((node) => (node.type.name === "list" ? children(node) : [item.create(null, node.content)]));
  const isSame = chosen.length === 1 && chosen[0]!.type.name === "list" && chosen[0]!.attrs["ordered"] === attrs["ordered"];
  if (isSame) return asLines(schema, chosen[0]!, "paragraph", {});
  const sources = written(union(...chosen.map((node) => sourcesOf(node.attrs["sources"]))));
  const gone = chosen.slice(1).flatMap((node) => [String(node.attrs["id"]), ...idsOf(node.attrs["absorbed"])]);
  const absorbed = JSON.stringify([...idsOf(chosen[0]!.attrs["absorbed"]), ...gone]);
  return [schema.nodes["list"]!.create({ ...carried(chosen[0]!), sources, absorbed, ...attrs }, items)];
}

function asLines(schema: Schema, node: Node, kind: string, attrs: Attrs): Node[] {
  const type = schema.nodes[kind]!;
  const isSame = node.type.name === kind && Object.entries(attrs).every(([name, value]) => node.attrs[name] === value);
  const into = isSame && kind !== "paragraph" ? schema.nodes["paragraph"]! : type;
  const lines = node.type.name === "list" ? children(node) : [node];
  return lines.map((line, place) => {
    const { id, ...rest } = carried(node);
    return into.create({ ...rest, ...(place ? { absorbed: "[]" } : { id }), ...attrs }, line.content);
  });
}

function carried(node: Node): Attrs {
  const { id, sources, absorbed } = node.attrs;
  return { id: id as unknown, sources: sources as unknown, absorbed: absorbed as unknown };
}

function children(node: Node): Node[] {
  const found: Node[] = [];
  node.forEach((child) => found.push(child));
  return found;
}
