// Suggestions as they stand in the text: words to come and to go, signs for a step to be done (a
// paragraph to be divided, a line, two to be joined), marks of words, and what is proposed for blocks.
import type { Editor } from "@tiptap/core";
import type { Mark, Node } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import { proposalsOf, type Proposal } from "./proposals";
import { settle } from "./settling";

/** Steps that are proposed, each by its sign, which is in no article. */
export const SIGNS = { division: "¶", line: "↵", joining: "⤺" } as const;
export type Step = keyof typeof SIGNS;

interface Whole {
  id: string;
  user: string;
}

/** Words that are to come, to go, or to have other marks. */
export interface OfWords extends Whole {
  kind: "insertion" | "deletion" | "formatting";
  parts: Part[];
}

/** Blocks for which one thing is proposed. */
export interface OfBlocks extends Whole {
  kind: "block";
  parts: Stretch[];
  blocks: { block: string; proposal: Proposal }[];
}

export type Suggestion = OfWords | OfBlocks;

export interface Stretch {
  from: number;
  to: number;
}

export interface Part extends Stretch {
  step: Step | null;
  mark: Mark;
}

/** All suggestions of the text in its order; what has one id is one. */
export function suggestionsOf(doc: Node): Suggestion[] {
  const found = new Map<string, Suggestion>();
  doc.descendants((node, pos, parent) => {
    if (parent === doc) for (const one of proposalsOf(node)) ofBlock(found, node, pos, one);
    for (const mark of node.marks) ofWords(found, node, pos, mark);
  });
  return [...found.values()];
}

/** Whether anything is proposed in the text: asked for at every change, so it stops at the first. */
export function hasSuggestion(dom: HTMLElement): boolean {
  return dom.querySelector("[data-suggestion], .piece > .proposal:not([hidden])") !== null;
}

function ofBlock(found: Map<string, Suggestion>, node: Node, pos: number, proposal: Proposal): void {
  const { deed, id, user } = proposal;
  const key = `${deed} ${id}`;
  const whole = found.get(key) ?? { id, user, kind: "block" as const, parts: [], blocks: [] };
  if (whole.kind !== "block") return;
  whole.parts.push({ from: pos, to: pos + node.nodeSize });
  whole.blocks.push({ block: String(node.attrs["id"]), proposal });
  found.set(key, whole);
}

function ofWords(found: Map<string, Suggestion>, node: Node, pos: number, mark: Mark): void {
  const kind = mark.type.name;
  if (kind !== "insertion" && kind !== "deletion" && kind !== "formatting") return;
  const { id, user, step } = mark.attrs as { id: string; user: string; step?: string };
  const key = `${kind} ${id}`;
  const whole = found.get(key) ?? { id, user, kind, parts: [] };
  if (whole.kind === "block") return;
  whole.parts.push({ from: pos, to: pos + node.nodeSize, step: isStep(step) ? step : null, mark });
  found.set(key, whole);
}

function isStep(step: string | undefined): step is Step {
  return step !== undefined && Object.hasOwn(SIGNS, step);
}

/** Settle the suggestion at the caret, else the next after it, and go on to the one that follows. */
export function settleNext(editor: Editor, isAccepted: boolean): boolean {
  const { from } = editor.state.selection;
  const all = suggestionsOf(editor.state.doc);
  const one = at(all, from) ?? all.find((each) => startOf(each) >= from) ?? all[0];
  if (!one) return false;
  settle(editor.view, [one], isAccepted);
  const { state, view } = editor;
  const here = state.selection.from;
  const rest = suggestionsOf(state.doc);
  const next = at(rest, here) ?? rest.find((each) => startOf(each) >= here) ?? rest[0];
  if (next) view.dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(startOf(next)))).scrollIntoView());
  return true;
}

// Words at the caret are meant before the block around them.
function at(all: Suggestion[], pos: number): Suggestion | undefined {
  const here = all.filter(({ parts }) => parts.some(({ from, to }) => from <= pos && pos <= to));
  return here.find(({ kind }) => kind !== "block") ?? here[0];
}

function startOf({ parts }: Suggestion): number {
  return parts[0]?.from ?? 0;
}
