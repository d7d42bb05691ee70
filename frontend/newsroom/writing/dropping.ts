// What is dragged within the text, or into it, in suggestion mode: a block is proposed to stand where it
// was let go; words are proposed to go here and to come there.
import type { Slice } from "@tiptap/pm/model";
import { NodeSelection, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { isMyAddition } from "./proposals";
import { proposeMove, slotAt } from "./proposing";
import { proposeGone, suggestSlice } from "./suggesting";

export function dropProposed(view: EditorView, event: DragEvent, slice: Slice, isMoved: boolean): boolean {
  const { state } = view;
  const { selection } = state;
  const pos = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? state.doc.content.size;
  if (isMoved && selection instanceof NodeSelection && selection.$from.depth === 0) {
    // A block of one's own that is only proposed goes where it is let go.
    if (isMyAddition(selection.node)) return false;
    const index = selection.$from.index(0);
    view.dispatch(proposeMove(state.tr, index, slotAt(view, index, pos)));
    event.preventDefault();
    return true;
  }
  event.preventDefault();
  return dropWords(view, slice, pos, isMoved);
}

// The words come where they were let go first: what is before them then keeps its place.
function dropWords(view: EditorView, slice: Slice, pos: number, isMoved: boolean): boolean {
  const { from, to } = view.state.selection;
  const isWithin = isMoved && from <= pos && pos <= to;
  if (isWithin || !view.state.doc.resolve(pos).parent.inlineContent) return true;
  suggestSlice(view, slice, [pos, pos], (tr) => {
    if (!isMoved) return tr;
    const [start, end] = [tr.mapping.map(from, 1), tr.mapping.map(to, -1)];
    proposeGone(tr, start, end);
    return tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(pos, tr.doc.content.size))));
  });
  return true;
}
