// Keeping one's own caret where it stands among the words while others' changes come in. The binding
// guesses by what stands around it, and guesses wrong where two write in one paragraph; Yjs knows.
import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition, ySyncPluginKey } from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import type { Moved } from "./rescue";

export interface Bound {
  type: Y.XmlFragment;
  doc: Y.Doc;
  binding: { mapping: Map<unknown, unknown> };
}

/** What binds the editor to the shared document. */
export function boundOf(editor: Editor): Bound {
  return ySyncPluginKey.getState(editor.state) as Bound;
}

/** A place in the text that stays with the words around it, whatever changes elsewhere. */
export function relativeTo(editor: Editor, pos: number): Y.RelativePosition {
  const { type, binding } = boundOf(editor);
  return absolutePositionToRelativePosition(pos, type, binding.mapping as never) as Y.RelativePosition;
}

/** Where such a place is now; null where its words are gone. */
export function absoluteOf(editor: Editor, relative: Y.RelativePosition | null): number | null {
  const { type, doc, binding } = boundOf(editor);
  return relative && relativePositionToAbsolutePosition(doc, type, relative, binding.mapping as never);
}

/** Let a change of others come in; afterwards the caret stands where it stood among its words. */
export function keepingCaret(editor: Editor, change: () => Moved[]): void {
  hearSelection(editor);
  const { selection } = editor.state;
  const isText = selection instanceof TextSelection;
  const places = isText ? [selection.anchor, selection.head].map((pos) => relativeTo(editor, pos)) : [];
  const { parent, parentOffset, depth } = selection.$head;
  const block = depth ? String(selection.$head.node(1).attrs["id"]) : "";
  const before = isText && selection.empty ? parent.textBetween(0, parentOffset, "\n", "\n") : "";
  const moved = change();
  // Who was typing words that went to another block goes on behind them there.
  const gone = moved.find((one) => one.block === block && before.endsWith(one.words));
  const [anchor, head] = (gone ? [gone.place, gone.place] : places).map((place) => absoluteOf(editor, place));
  if (anchor == null || head == null) return;
  const { state, view } = editor;
  if (state.selection.anchor === anchor && state.selection.head === head) return;
  const [$anchor, $head] = [anchor, head].map((pos) => state.doc.resolve(Math.min(pos, state.doc.content.size)));
  view.dispatch(state.tr.setSelection(TextSelection.between($anchor!, $head!)).setMeta("addToHistory", false));
}

// The browser tells of a new selection a moment later: whoever clicked into a word just before others'
// words came in would find the caret where it was before the click.
function hearSelection(editor: Editor): void {
  const { domObserver } = editor.view as unknown as { domObserver?: { flush(): void } };
  if (!editor.view.composing) domObserver?.flush();
}
