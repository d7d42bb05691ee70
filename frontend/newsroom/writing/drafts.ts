// A block of the text as the server's BlockDraft, and places in its words as positions in the text.
import type { Mark, Node } from "@tiptap/pm/model";
import type { Edges } from "./edges";
import { groundsOf } from "./provenance";
import { keyOf } from "./sources";

interface Run {
  text: string;
  marks?: string[];
  href?: string;
  lang?: string;
}

const PLAIN = ["strong", "em", "sub", "sup", "code"];

export function blockDraft(node: Node, edges: Edges): { id: string } {
  const sources = groundsOf(node, edges).map((source) => ({ ...source, key: keyOf(source) }));
  return Object.assign({ id: node.attrs["id"] as string }, { content: contentOf(node), sources });
}

function contentOf(node: Node): object {
  const kind = node.type.name;
  switch (kind) {
    case "heading":
      return { kind, level: node.attrs["level"] as number, text: runsOf(node) };
    case "quotation":
      return { kind, text: runsOf(node), cite: node.attrs["cite"] as string };
    case "list": {
      const items: Run[][] = [];
      node.forEach((item) => items.push(runsOf(item)));
      return { kind, ordered: Boolean(node.attrs["ordered"]), items };
    }
    default:
      return { kind: "paragraph", text: runsOf(node) };
  }
}

function runsOf(node: Node): Run[] {
  const runs: Run[] = [];
  node.forEach((child) => runs.push(runOf(child.isText ? (child.text ?? "") : "\n", child.marks)));
  return runs;
}

function runOf(text: string, marks: readonly Mark[]): Run {
  const run: Run = { text };
  const plain = PLAIN.filter((name) => marks.some((mark) => mark.type.name === name));
  if (plain.length) run.marks = plain;
  for (const { type, attrs } of marks) {
    if (type.name === "link") run.href = String(attrs["href"]);
    if (type.name === "foreign") run.lang = String(attrs["lang"]);
  }
  return run;
}

/** The words of a block as the server counts them: items of a list stand on lines of their own. */
export function wordsOf(node: Node): string {
  if (node.type.name !== "list") return node.textBetween(0, node.content.size, "\n", "\n");
  const items: string[] = [];
  node.forEach((item) => items.push(item.textBetween(0, item.content.size, "\n", "\n")));
  return items.join("\n");
}

/** The position in the text of a place in the words of the block at `pos`. */
export function positionOf(node: Node, pos: number, offset: number): number {
  if (node.type.name !== "list") return Math.min(pos + 1 + offset, pos + node.nodeSize - 1);
  let rest = offset;
  let at = pos + 1;
  for (let index = 0; index < node.childCount; index++) {
    const item = node.child(index);
    if (rest <= item.content.size) return at + 1 + rest;
    rest -= item.content.size + 1;
    at += item.nodeSize;
  }
  return at;
}
