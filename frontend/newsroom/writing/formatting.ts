// Marks on words: set at once, or proposed in suggestion mode. A proposal is a mark of its own that
// names the other and its value, so that the words stay as they are until it is accepted.
import type { Editor } from "@tiptap/core";
import { toggleMark } from "@tiptap/pm/commands";
import type { Mark, Node, Schema } from "@tiptap/pm/model";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { newId } from "./ids";
import { safeHref, safeTag } from "./marks";
import { isMine, isSuggesting, tracked } from "./mode";
import { isMyAddition } from "./proposals";
import { setup } from "./setup";

// The attribute of marks that say more than that they are there.
const VALUED: Record<string, string> = { link: "href", foreign: "lang" };
const ON = "on";

/** Give the chosen words a mark or take it from them. */
export function toggleFormat(editor: Editor, name: string): boolean {
  const { state, view } = editor;
  const { from, to, empty } = state.selection;
  if (!isSuggesting(state) || empty) return toggleMark(state.schema.marks[name]!)(state, view.dispatch);
  const isOn = !isFormatted(state, name);
  const tr = proposeFormat(state.tr, from, to, name, isOn ? ON : "");
  if (tr.docChanged) view.dispatch(tracked(tr));
  return true;
}

/** Whether all of the chosen words have a mark, or will when what is proposed is accepted. */
export function isFormatted(state: EditorState, name: string): boolean {
  const { from, to, empty, $from } = state.selection;
  if (empty) return Boolean(state.schema.marks[name]!.isInSet(state.storedMarks ?? $from.marks()));
  let isEverywhere = true;
  let isAnywhere = false;
  state.doc.nodesBetween(from, to, (node) => {
    if (!node.isText) return;
    const is = valueOf(node, name, true) !== "";
    isEverywhere &&= is;
    isAnywhere ||= is;
  });
  return isEverywhere && isAnywhere;
}

/** Propose that words have a mark of this value, or with "" that they have it no more. */
export function proposeFormat(tr: Transaction, from: number, to: number, name: string, value: string): Transaction {
  const { marks } = tr.doc.type.schema;
  const id = newId();
  tr.doc.nodesBetween(from, to, (node, pos, parent) => {
    if (!node.isText) return;
    const [start, end] = [Math.max(from, pos), Math.min(to, pos + node.nodeSize)];
    if (node.marks.some((one) => isMine(one, "insertion")) || isInMyAddition(tr.doc, pos)) {
      setFormat(tr, start, end, name, value);
      return;
    }
    for (const one of proposedOf(node, name)) tr.removeMark(start, end, one);
    if (valueOf(node, name) === value || !parent?.type.allowsMarkType(marks[name]!)) return;
    tr.addMark(start, end, marks["formatting"]!.create({ id, user: setup().person.id, mark: name, value }));
  });
  return tr;
}

/** Do what a proposal says, as far as an article can have it. */
export function applyFormat(tr: Transaction, from: number, to: number, proposed: Mark): void {
  const { mark, value } = proposed.attrs as { mark: unknown; value: unknown };
  tr.removeMark(from, to, proposed);
  if (isFormat(mark)) setFormat(tr, from, to, mark, typeof value === "string" ? value : "");
}

function setFormat(tr: Transaction, from: number, to: number, name: string, value: string): void {
  const type = tr.doc.type.schema.marks[name]!;
  tr.removeMark(from, to, type);
  const attrs = attrsOf(name, value);
  if (attrs) tr.addMark(from, to, type.create(attrs));
}

function attrsOf(name: string, value: string): Record<string, string> | null {
  if (!value) return null;
  const attribute = VALUED[name];
  if (!attribute) return {};
  const safe = name === "link" ? safeHref(value) : safeTag(value);
  return safe ? { [attribute]: safe } : null;
}

function isFormat(name: unknown): name is string {
  return typeof name === "string" && ["strong", "em", "sub", "sup", "code", "link", "foreign"].includes(name);
}

function isInMyAddition(doc: Node, pos: number): boolean {
  return isMyAddition(doc.resolve(pos).node(1));
}

function proposedOf(node: Node, name: string): Mark[] {
  return node.marks.filter(({ type, attrs }) => type.name === "formatting" && attrs["mark"] === name);
}

// The value of a mark on words: "" where they have it not.
function valueOf(node: Node, name: string, isAsProposed = false): string {
  const proposed = isAsProposed ? proposedOf(node, name)[0] : undefined;
  if (proposed) return String(proposed.attrs["value"]);
  const mark = (node.type.schema as Schema).marks[name]!.isInSet(node.marks);
  return mark ? String(mark.attrs[VALUED[name] ?? ""] ?? ON) : "";
}
