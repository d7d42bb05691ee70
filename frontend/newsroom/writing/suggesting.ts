// Suggestion mode: what is typed is marked as proposed, what is removed as proposed to go. Each
// stretch has an id and says who proposes it; the article holds it once it is accepted.
import { Extension, type Editor } from "@tiptap/core";
import type { Mark, Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, TextSelection, type EditorState, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { newId } from "./ids";
import { setup } from "./setup";

const key = new PluginKey<boolean>("suggesting");

export const Suggesting = Extension.create({
  name: "suggesting",
  priority: 300,
  addProseMirrorPlugins: () => [
    new Plugin<boolean>({
      key,
      state: { init: () => false, apply: (tr, on) => (tr.getMeta(key) as boolean | undefined) ?? on },
      props: {
        handleTextInput: (view, from, to, text) => isSuggesting(view.state) && suggestText(view, from, to, text),
        handleKeyDown: (view, event) => isSuggesting(view.state) && pressed(view, event),
      },
    }),
  ],
});

export function isSuggesting(state: EditorState): boolean {
  return key.getState(state) === true;
}

export function setSuggesting(editor: Editor, on: boolean): void {
  editor.view.dispatch(editor.state.tr.setMeta(key, on));
}

function suggestText(view: EditorView, from: number, to: number, text: string): boolean {
  const { state } = view;
  const tr = state.tr;
  const end = from < to ? proposeGone(tr, from, to) : from;
  const proposed = mark(state, "insertion", markBefore(state, end, "insertion"));
  const marks = state.storedMarks ?? state.doc.resolve(from).marks();
  const kept = marks.filter(({ type }) => type.name !== "insertion" && type.name !== "deletion");
  tr.insert(end, state.schema.text(text, proposed.addToSet(kept)));
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, end + text.length)).scrollIntoView());
  return true;
}

function pressed(view: EditorView, event: KeyboardEvent): boolean {
  if (event.key !== "Backspace" && event.key !== "Delete") return false;
  const { state } = view;
  const { empty, $from, from, to } = state.selection;
  const [start, end] = empty ? besides($from.parent, from, $from.parentOffset, event) : [from, to];
  if (start === end) return true;
  const tr = state.tr;
  const after = proposeGone(tr, start, end);
  const caret = event.key === "Backspace" ? start : after;
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(caret))).scrollIntoView());
  return true;
}

// The sign beside the caret; a letter of two code units goes as one.
function besides(parent: Node, from: number, offset: number, event: KeyboardEvent): [number, number] {
  const isBack = event.key === "Backspace";
  const text = parent.textBetween(isBack ? 0 : offset, isBack ? offset : parent.content.size, "\n", "\n");
  const signs = [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(isBack ? text.slice(-40) : text.slice(0, 40))];
  const size = (isBack ? signs.at(-1) : signs[0])?.segment.length ?? 0;
  return isBack ? [from - size, from] : [from, from + size];
}

// What somebody proposed to add is taken back at once; all else is marked. Gives the end of the stretch.
function proposeGone(tr: Transaction, from: number, to: number): number {
  const id = newId();
  const gone: [number, number][] = [];
  tr.doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isText) return;
    const [start, end] = [Math.max(from, pos), Math.min(to, pos + node.nodeSize)];
    if (node.marks.some((one) => isMine(one, "insertion"))) gone.push([start, end]);
    else tr.addMark(start, end, tr.doc.type.schema.marks["deletion"]!.create({ id, user: setup().person.id }));
  });
  for (const [start, end] of gone.reverse()) tr.delete(start, end);
  return tr.mapping.map(to);
}

function isMine(one: Mark, name: string): boolean {
  return one.type.name === name && one.attrs["user"] === setup().person.id;
}

function markBefore(state: EditorState, pos: number, name: string): Mark | undefined {
  return state.doc.resolve(pos).nodeBefore?.marks.find((one) => isMine(one, name));
}

function mark(state: EditorState, name: string, same: Mark | undefined): Mark {
  return same ?? state.schema.marks[name]!.create({ id: newId(), user: setup().person.id });
}

export interface Suggestion {
  id: string;
  user: string;
  kind: "insertion" | "deletion";
  from: number;
  to: number;
  words: string;
}

/** All suggestions of the text in its order. */
export function suggestionsOf(doc: Node): Suggestion[] {
  const found: Suggestion[] = [];
  doc.descendants((node, pos) => {
    const one = node.marks.find(({ type }) => type.name === "insertion" || type.name === "deletion");
    if (!one) return;
    const last = found.at(-1);
    const words = node.textContent;
    if (last?.id === one.attrs["id"] && last?.to === pos) {
      last.to = pos + node.nodeSize;
      last.words += words;
      return;
    }
    const { id, user } = one.attrs as { id: string; user: string };
    found.push({ id, user, kind: one.type.name as Suggestion["kind"], from: pos, to: pos + node.nodeSize, words });
  });
  return found;
}

/** Accept or refuse suggestions: their words stay without the mark, or go. */
export function settle(view: EditorView, chosen: Suggestion[], isAccepted: boolean): void {
  const tr = view.state.tr;
  for (const { from, to, kind } of [...chosen].reverse()) {
    if ((kind === "insertion") === isAccepted) tr.removeMark(from, to, view.state.schema.marks[kind]);
    else tr.delete(from, to);
  }
  view.dispatch(tr);
}
