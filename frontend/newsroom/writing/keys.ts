// Keys of the text: marks, kinds of blocks, moving a block, and going to its sources.
import { Extension, type Editor } from "@tiptap/core";
import { NodeSelection, TextSelection, type EditorState, type Transaction } from "@tiptap/pm/state";
import { toggleFormat } from "./formatting";
import { setKind } from "./kinds";
import { isSuggesting, tracked } from "./mode";
import { isMyAddition } from "./proposals";
import { proposeStep } from "./proposing";

type Dispatch = ((tr: Transaction) => void) | undefined;

export const BlockKeys = Extension.create({
  name: "blockKeys",
  priority: 200,
  addKeyboardShortcuts() {
    const { editor } = this;
    const mark = (name: string) => () => toggleFormat(editor, name);
    const kind = (name: string, attrs = {}) => () => setKind(editor, name, attrs);
    return {
      "Mod-b": mark("strong"),
      "Mod-i": mark("em"),
      "Shift-Enter": () => breakLine(editor),
      Enter: () => leaveList(editor),
      "Alt-ArrowUp": () => moveBlock(editor.state, -1, editor.view.dispatch),
      "Alt-ArrowDown": () => moveBlock(editor.state, 1, editor.view.dispatch),
      "Mod-Alt-0": kind("paragraph"),
      "Mod-Alt-2": kind("heading", { level: 2 }),
      "Mod-Alt-3": kind("heading", { level: 3 }),
      "Mod-Alt-4": kind("heading", { level: 4 }),
      "Mod-Alt-q": kind("quotation"),
      "Mod-Alt-l": kind("list", { ordered: false }),
    };
  },
});

function breakLine(editor: Editor): boolean {
  const { state, view } = editor;
  const line = state.schema.nodes["hard_break"]!;
  if (!state.selection.$from.parent.inlineContent) return false;
  view.dispatch(state.tr.replaceSelectionWith(line.create()).scrollIntoView());
  return true;
}

// In an empty last item Enter ends the list; elsewhere it divides the item.
function leaveList(editor: Editor): boolean {
  const { state, view } = editor;
  const { $from, empty } = state.selection;
  if ($from.parent.type.name !== "list_item") return false;
  const list = $from.node(1);
  const isLast = $from.index(1) === list.childCount - 1;
  if (empty && !$from.parent.content.size && isLast && list.childCount > 1) {
    const after = $from.after(1);
    const tr = state.tr.insert(after, state.schema.nodes["paragraph"]!.create());
    tr.setSelection(TextSelection.create(tr.doc, after + 1));
    tr.delete($from.before(2), $from.after(2));
    view.dispatch(tr.scrollIntoView());
    return true;
  }
  const tr = state.tr.deleteSelection();
  view.dispatch(tr.split(tr.selection.from).scrollIntoView());
  return true;
}

/** Move the block at the caret before or after its neighbour. */
export function moveBlock(state: EditorState, by: -1 | 1, dispatch: Dispatch): boolean {
  const { $from, from, to } = state.selection;
  const isNode = state.selection instanceof NodeSelection && $from.depth === 0;
  const index = $from.index(0);
  const start = isNode ? from : $from.before(1);
  const block = state.doc.child(index);
  const other = index + by;
  if ($from.index(0) !== state.doc.resolve(isNode ? from : to).index(0)) return true;
  if (isSuggesting(state) && !isMyAddition(block)) {
    dispatch?.(proposeStep(state.tr, index, by).scrollIntoView());
    return true;
  }
  if (other < 0 || other >= state.doc.childCount) return true;
  const neighbour = state.doc.child(other);
  const place = by < 0 ? start - neighbour.nodeSize : start + neighbour.nodeSize;
  const tr = state.tr.delete(start, start + block.nodeSize).insert(place, block);
  const shift = place - start;
  tr.setSelection(isNode ? NodeSelection.create(tr.doc, place) : TextSelection.create(tr.doc, from + shift, to + shift));
  dispatch?.(tracked(tr).scrollIntoView());
  return true;
}
