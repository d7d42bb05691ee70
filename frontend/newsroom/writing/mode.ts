// Whether changes are made or only proposed, and which changes are proposals already.
import type { Editor } from "@tiptap/core";
import type { Mark } from "@tiptap/pm/model";
import { PluginKey, type EditorState, type Transaction } from "@tiptap/pm/state";
import { setup } from "./setup";

export const suggestingKey = new PluginKey<boolean>("suggesting");
const TRACKED = "tracked-change";

export function isSuggesting(state: EditorState): boolean {
  return suggestingKey.getState(state) === true;
}

export function toggleSuggesting(editor: Editor): boolean {
  if (!editor.isEditable) return false;
  editor.view.dispatch(editor.state.tr.setMeta(suggestingKey, !isSuggesting(editor.state)));
  return true;
}

/** Say that a transaction proposes, or settles what was proposed: it is let through as it is. */
export function tracked(tr: Transaction): Transaction {
  return tr.setMeta(TRACKED, true);
}

export function isTracked(tr: Transaction): boolean {
  return tr.getMeta(TRACKED) === true;
}

export function isMine(one: Mark, name: string): boolean {
  return one.type.name === name && one.attrs["user"] === setup().person.id;
}

/** The name of whoever proposes something, as far as it is known. */
export function proposerOf(user: unknown): string {
  return setup().people[String(user)] ?? "";
}
