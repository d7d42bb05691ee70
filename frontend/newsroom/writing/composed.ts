// Words that an input method composes in suggestion mode. The method replaces its letters again and
// again in one place of the page and loses its word when that is drawn anew: so the place is under the
// mark of a suggestion before the first letter comes, and each step is put in without leaving it.
import type { Mark } from "@tiptap/pm/model";
import { TextSelection, type EditorState, type Transaction } from "@tiptap/pm/state";
import { ReplaceStep, type Step } from "@tiptap/pm/transform";
import type { EditorView } from "@tiptap/pm/view";
import { isMine, tracked } from "./mode";

const SUGGESTED = ["insertion", "deletion", "formatting"];

// Keys of letters and signs by their place (UI Events KeyboardEvent code Values); a phone names none.
const LETTERS = /^($|Key|Digit|Numpad|Bracket|Semicolon|Quote|Comma|Period|Slash|Minus|Equal|Back(quote|slash)|Intl)/;

/** Whether a key is one that an input method takes to begin a word: its code is 229 (UI Events 5.3.1). */
export function isForMethod(event: KeyboardEvent): boolean {
  return event.keyCode === 229 && !event.isComposing && LETTERS.test(event.code);
}

/** Make ready for a word at the caret under a mark; chosen words were proposed to go before. */
export function beginComposed(view: EditorView, insertion: Mark): void {
  const { state } = view;
  const { $from } = state.selection;
  const { nodeBefore, nodeAfter } = $from;
  // Within a suggestion of one's own the place is right as it is.
  if ($from.textOffset && nodeBefore?.marks.some((one) => isMine(one, "insertion")) && nodeAfter) return;
  const kept = $from.marks().filter(({ type }) => !SUGGESTED.includes(type.name));
  view.dispatch(tracked(state.tr.setStoredMarks(insertion.addToSet(kept))));
}

/** Put in a step of a word that is being composed; false where it stands for words that are not one's own. */
export function compose(view: EditorView, from: number, to: number, text: string): boolean {
  if (!view.composing) return false;
  const { state } = view;
  const marks = marksOf(state, from, to);
  if (!marks?.some((one) => isMine(one, "insertion"))) return false;
  const tr = state.tr.replaceWith(from, to, state.schema.text(text, marks));
  view.dispatch(tracked(tr.setSelection(TextSelection.create(tr.doc, from + text.length)).scrollIntoView()));
  return true;
}

/** Whether a step takes away nothing but what whoever works here proposed to add. */
export function isTakenBack(step: Step, tr: Transaction, place: number): boolean {
  if (!(step instanceof ReplaceStep) || step.slice.size || step.from === step.to) return false;
  return isMineAlone(tr.docs[place]!, step.from, step.to);
}

function marksOf(state: EditorState, from: number, to: number): readonly Mark[] | null {
  if (from === to) return state.storedMarks ?? state.doc.resolve(from).marks();
  return isMineAlone(state.doc, from, to) ? (state.doc.resolve(from).nodeAfter?.marks ?? null) : null;
}

function isMineAlone(doc: EditorState["doc"], from: number, to: number): boolean {
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)];
  if (!$from.sameParent($to) || !$from.parent.inlineContent) return false;
  let isMineOnly = true;
  doc.nodesBetween(from, to, (node) => {
    if (node.isInline && !node.marks.some((one) => isMine(one, "insertion"))) isMineOnly = false;
  });
  return isMineOnly;
}
