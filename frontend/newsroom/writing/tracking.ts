// Changes that come another way than by keys of the text: cut, found and replaced, mended by the
// browser's spelling. In suggestion mode such a change of words is proposed, and any other refused.
import type { Node } from "@tiptap/pm/model";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import { AddMarkStep, Mapping, RemoveMarkStep, ReplaceStep, type Step } from "@tiptap/pm/transform";
import type { EditorView } from "@tiptap/pm/view";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { word } from "../words";
import { isTakenBack } from "./composed";
import { isSuggesting, isTracked } from "./mode";
import { isMyAddition } from "./proposals";
import { tell } from "./telling";

// Marks that no reader sees.
const UNSEEN = ["comment", "said"];

interface Replaced {
  from: number;
  to: number;
  pieces: Node[];
}

/** Whether a transaction would change the text where changes are only to be proposed. */
export function isUntracked(tr: Transaction, state: EditorState): boolean {
  if (!tr.docChanged || !isSuggesting(state) || isTracked(tr)) return false;
  if (tr.getMeta(ySyncPluginKey)) return false;
  return !tr.steps.every((step, place) => isUnseen(step) || isTakenBack(step, tr, place) || isInMyAddition(tr.docs[place]!, step));
}

/** Propose what a transaction would have changed. */
export function track(view: EditorView, tr: Transaction, suggest: (from: number, to: number, pieces: Node[]) => void): void {
  const changes = tr.steps.map((step, place) => replacedBy(step, tr, place));
  if (!changes.every((one) => one !== null)) {
    tell(word("not_suggested"), "bad");
    return;
  }
  const before = view.state.doc;
  // The text is as it was; from the end on, no place is moved by what was proposed before.
  for (const { from, to, pieces } of changes.sort((one, other) => other.from - one.from)) {
    if (to <= before.content.size) suggest(from, to, pieces);
  }
}

function isUnseen(step: Step): boolean {
  return (step instanceof AddMarkStep || step instanceof RemoveMarkStep) && UNSEEN.includes(step.mark.type.name);
}

function isInMyAddition(doc: Node, step: Step): boolean {
  if (!(step instanceof ReplaceStep)) return false;
  const [$from, $to] = [doc.resolve(step.from), doc.resolve(step.to)];
  return $from.depth > 0 && $to.depth > 0 && $from.index(0) === $to.index(0) && isMyAddition($from.node(1));
}

// A step as words that stand for others in the text before the transaction.
function replacedBy(step: Step, tr: Transaction, place: number): Replaced | null {
  if (!(step instanceof ReplaceStep) || step.slice.openStart || step.slice.openEnd) return null;
  const pieces: Node[] = [];
  step.slice.content.forEach((node) => pieces.push(node));
  if (!pieces.every((node) => node.isText)) return null;
  const back = new Mapping(tr.mapping.maps.slice(0, place).map((map) => map.invert()).reverse());
  const [from, to] = [back.map(step.from, 1), back.map(step.to, -1)];
  return from <= to ? { from, to, pieces } : null;
}
