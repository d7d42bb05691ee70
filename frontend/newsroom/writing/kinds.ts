// Changing what kind of block the chosen ones are. A block keeps its id and sources whatever it
// becomes; several that become one list are joined in it.
import type { Editor } from "@tiptap/core";
import { Fragment, type Attrs, type Node, type Schema } from "@tiptap/pm/model";
import { TextSelection, type Transaction } from "@tiptap/pm/state";
import { newId } from "./ids";
import { isSuggesting } from "./mode";
import { DEEDS, isKind, isMyAddition } from "./proposals";
import { proposeKind } from "./proposing";
import { dividing, joining } from "./provenance";
import { TEXTUAL } from "./schema";

export function setKind(editor: Editor, kind: string, attrs: Attrs): boolean {
  const { state, view } = editor;
  const { $from, $to } = state.selection;
  if ($from.depth === 0) return false;
  const [first, last] = [$from.index(0), $to.index(0)];
  const chosen = Array.from({ length: last - first + 1 }, (_, place) => state.doc.child(first + place));
  if (!chosen.every((node) => TEXTUAL.has(node.type.name))) return false;
  if (isSuggesting(state) && !chosen.every(isMyAddition)) {
    view.dispatch(proposeKind(state.tr, first, last, kind, attrs));
    view.focus();
    return true;
  }
  const start = $from.before(1);
  const offset = state.selection.from - start;
  const [into, fields] = chosen.every((node) => isKind(node, kind, attrs)) ? ["paragraph", {}] : [kind, attrs];
  const tr = changeKind(state.tr, first, chosen, into, fields);
  const near = tr.doc.resolve(Math.min(start + Math.max(offset, 1), tr.doc.content.size));
  view.dispatch(tr.setSelection(TextSelection.near(near)).scrollIntoView());
  view.focus();
  return true;
}

/** Make blocks that stand side by side, from one place on, another kind. */
export function changeKind(tr: Transaction, first: number, chosen: Node[], kind: string, attrs: Attrs): Transaction {
  let start = 0;
  for (let place = 0; place < first; place++) start += tr.doc.child(place).nodeSize;
  const end = start + chosen.reduce((size, node) => size + node.nodeSize, 0);
  const { schema } = tr.doc.type;
  const made = kind === "list" ? [asList(schema, chosen, attrs)] : chosen.flatMap((node) => asLines(schema, node, kind, attrs));
  if (kind === "list") joining(tr, String(chosen[0]!.attrs["id"]), chosen.slice(1));
  else dividingAll(tr, chosen, made);
  return tr.replaceWith(start, end, Fragment.from(made));
}

// Lines of one block stand behind one another, the first under its id.
function dividingAll(tr: Transaction, chosen: Node[], made: Node[]): void {
  const ids = chosen.map((node) => String(node.attrs["id"]));
  let from = "";
  for (const id of made.map((node) => String(node.attrs["id"]))) {
    if (ids.includes(id)) from = id;
    else dividing(tr, from, [id]);
  }
}

function asList(schema: Schema, chosen: Node[], attrs: Attrs): Node {
  const item = schema.nodes["list_item"]!;
  const items = chosen.flatMap((node) => (node.type.name === "list" ? children(node) : [item.create(null, node.content)]));
  return schema.nodes["list"]!.create({ ...carried(chosen[0]!), ...attrs }, items);
}

function asLines(schema: Schema, node: Node, kind: string, attrs: Attrs): Node[] {
  const lines = node.type.name === "list" ? children(node) : [node];
  return lines.map((line, place) => {
    const { id, ...rest } = carried(node);
    return schema.nodes[kind]!.create({ ...rest, ...(place ? { id: newId(), absorbed: "[]" } : { id }), ...attrs }, line.content);
  });
}

// What a block takes along. That it should become another kind is done or overtaken by this.
function carried(node: Node): Attrs {
  const kept = ["id", "sources", "absorbed", ...DEEDS.filter((deed) => deed !== "becoming")];
  return Object.fromEntries(kept.map((name) => [name, node.attrs[name] as unknown]));
}

function children(node: Node): Node[] {
  const found: Node[] = [];
  node.forEach((child) => found.push(child));
  return found;
}
