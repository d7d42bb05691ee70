// Suggestions as they stand in the text: found, accepted and refused. Beside words that are proposed
// or to go there are signs that stand for a step: a paragraph to be divided, a line, two to be joined.
import type { Editor } from "@tiptap/core";
import type { Mark, Node } from "@tiptap/pm/model";
import { TextSelection, type Transaction } from "@tiptap/pm/state";
import { canJoin } from "@tiptap/pm/transform";
import type { EditorView } from "@tiptap/pm/view";

/** Steps that are proposed, each by its sign, which is in no article. */
export const SIGNS = { division: "¶", line: "↵", joining: "⤺" } as const;
export type Step = keyof typeof SIGNS;

export interface Suggestion {
  id: string;
  user: string;
  kind: "insertion" | "deletion";
  parts: Part[];
}

interface Part {
  from: number;
  to: number;
  step: Step | null;
}

/** All suggestions of the text in its order; what has one id is one. */
export function suggestionsOf(doc: Node): Suggestion[] {
  const found: Suggestion[] = [];
  doc.descendants((node, pos) => {
    const mark = node.marks.find(isSuggestion);
    if (!mark) return;
    const { id, user, step } = mark.attrs as { id: string; user: string; step: string };
    const kind = mark.type.name as Suggestion["kind"];
    const part = { from: pos, to: pos + node.nodeSize, step: step in SIGNS ? (step as Step) : null };
    const last = found.at(-1);
    if (last && last.id === id && last.kind === kind) last.parts.push(part);
    else found.push({ id, user, kind, parts: [part] });
  });
  return found;
}

function isSuggestion({ type }: Mark): boolean {
  return type.name === "insertion" || type.name === "deletion";
}

/** Accept or refuse suggestions: their words stay without the mark, or go; their steps are done, or not. */
export function settle(view: EditorView, chosen: Suggestion[], isAccepted: boolean): void {
  const tr = view.state.tr;
  for (const { parts, kind } of [...chosen].reverse()) {
    if ((kind === "insertion") === isAccepted) stay(tr, parts, kind);
    else go(tr, parts);
  }
  view.dispatch(tr.scrollIntoView());
}

function stay(tr: Transaction, parts: Part[], kind: Suggestion["kind"]): void {
  for (const { from, to, step } of [...parts].reverse()) {
    tr.removeMark(from, to, tr.doc.type.schema.marks[kind]);
    if (step) take(tr, step, from, to);
  }
}

function take(tr: Transaction, step: Step, from: number, to: number): void {
  if (step === "line") {
    tr.replaceWith(from, to, tr.doc.type.schema.nodes["hard_break"]!.create());
    return;
  }
  tr.delete(from, to);
  if (step === "division") {
    tr.split(from);
    return;
  }
  const before = tr.doc.resolve(from).before();
  if (canJoin(tr.doc, before)) tr.join(before);
}

// Words that go over the ends of blocks take these ends along.
function go(tr: Transaction, parts: Part[]): void {
  const stretches: [number, number][] = [];
  for (const { from, to } of parts) {
    const last = stretches.at(-1);
    if (last && isEmptyBetween(tr.doc, last[1], from)) last[1] = to;
    else stretches.push([from, to]);
  }
  for (const [from, to] of stretches.reverse()) tr.delete(from, to);
}

function isEmptyBetween(doc: Node, from: number, to: number): boolean {
  let isEmpty = true;
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.isLeaf && pos >= from && pos < to) isEmpty = false;
  });
  return isEmpty;
}

/** Settle the suggestion at the caret, else the next after it, and go on to the one that follows. */
export function settleNext(editor: Editor, isAccepted: boolean): boolean {
  const { from } = editor.state.selection;
  const all = suggestionsOf(editor.state.doc);
  const one = all.find((each) => isAt(each, from)) ?? all.find((each) => startOf(each) >= from) ?? all[0];
  if (!one) return false;
  settle(editor.view, [one], isAccepted);
  const { state, view } = editor;
  const here = state.selection.from;
  const rest = suggestionsOf(state.doc);
  const next = rest.find((each) => startOf(each) >= here) ?? rest[0];
  if (next) view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, startOf(next))).scrollIntoView());
  return true;
}

function isAt({ parts }: Suggestion, pos: number): boolean {
  return parts.some(({ from, to }) => from <= pos && pos <= to);
}

function startOf({ parts }: Suggestion): number {
  return parts[0]?.from ?? 0;
}
