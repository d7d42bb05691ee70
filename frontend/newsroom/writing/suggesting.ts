// Suggestion mode: what is typed or pasted is marked as proposed, what is removed as proposed to go,
// and Enter proposes to divide. Each stretch has an id and says who proposes it; the article holds it
// once it is accepted.
import { Extension, type Editor } from "@tiptap/core";
import { Fragment, type Mark, type Node, type Slice } from "@tiptap/pm/model";
import { Plugin, PluginKey, TextSelection, type EditorState, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { newId } from "./ids";
import { setup } from "./setup";
import { settleNext, SIGNS, type Step } from "./suggestions";

const key = new PluginKey<boolean>("suggesting");

export const Suggesting = Extension.create({
  name: "suggesting",
  priority: 300,
  addKeyboardShortcuts() {
    const { editor } = this;
    return {
      "Mod-Shift-e": () => toggleSuggesting(editor),
      "Mod-Enter": () => editor.isEditable && settleNext(editor, true),
      "Mod-Shift-Enter": () => editor.isEditable && settleNext(editor, false),
    };
  },
  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin<boolean>({
        key,
        state: { init: () => false, apply: (tr, on) => (tr.getMeta(key) as boolean | undefined) ?? on },
        filterTransaction: (tr, state) => !isCut(tr, state) || proposeCut(editor),
        props: {
          handleTextInput: (view, from, to, text) => isSuggesting(view.state) && suggest(view, from, to, [words(view.state, text)]),
          handleKeyDown: (view, event) => isSuggesting(view.state) && pressed(view, event),
        },
      }),
    ];
  },
});

export function isSuggesting(state: EditorState): boolean {
  return key.getState(state) === true;
}

export function toggleSuggesting(editor: Editor): boolean {
  return editor.isEditable && dispatched(editor.view, editor.state.tr.setMeta(key, !isSuggesting(editor.state)));
}

/** Propose what is pasted: its words, and divisions between its blocks. */
export function suggestSlice(view: EditorView, slice: Slice, more: (tr: Transaction) => Transaction): boolean {
  const { state } = view;
  const pieces: Node[] = [];
  linesOf(slice.content).forEach((line, place) => {
    if (place) pieces.push(sign(state, "division"));
    line.forEach((node) => pieces.push(node.isText ? node : sign(state, "line")));
  });
  return pieces.length > 0 && suggest(view, state.selection.from, state.selection.to, pieces, more);
}

// Lines of words: blocks, and the items of lists.
function linesOf(content: Fragment): Fragment[] {
  const lines: Fragment[] = [];
  let isInline = false;
  content.forEach((node) => (isInline ||= node.isInline));
  if (isInline) return [content];
  content.forEach((node) => lines.push(...(node.inlineContent ? [node.content] : linesOf(node.content))));
  return lines.filter((line) => line.size);
}

type Change = (tr: Transaction) => Transaction;

// Put pieces where a stretch is proposed to go, each under one mark of ours.
function suggest(view: EditorView, from: number, to: number, pieces: Node[], more: Change = (tr) => tr): boolean {
  const { state } = view;
  const tr = state.tr;
  const end = from < to ? proposeGone(tr, from, to) : from;
  const id = idBefore(tr.doc, end) ?? newId();
  const type = state.schema.marks["insertion"]!;
  const made = pieces.map((node) => {
    const step = (node.marks.find((one) => one.type === type)?.attrs["step"] as string | undefined) ?? "";
    const kept = node.marks.filter((one) => one.type.name !== "insertion" && one.type.name !== "deletion");
    return node.mark(type.create({ id, user: setup().person.id, step }).addToSet(kept));
  });
  tr.insert(end, Fragment.from(made));
  const caret = end + made.reduce((size, node) => size + node.nodeSize, 0);
  return dispatched(view, more(tr.setSelection(TextSelection.create(tr.doc, caret))).scrollIntoView());
}

function words(state: EditorState, text: string): Node {
  return state.schema.text(text, state.storedMarks ?? state.selection.$from.marks());
}

function sign(state: EditorState, step: Step): Node {
  return state.schema.text(SIGNS[step], [state.schema.marks["insertion"]!.create({ step })]);
}

function pressed(view: EditorView, event: KeyboardEvent): boolean {
  const { state } = view;
  const { from, to, $from } = state.selection;
  const isCommand = event.ctrlKey || event.metaKey || event.altKey;
  switch (event.key) {
    case "Enter":
      return !isCommand && $from.parent.inlineContent && suggest(view, from, to, [sign(state, event.shiftKey ? "line" : "division")]);
    case "Backspace":
    case "Delete":
      return remove(view, event.key === "Backspace");
    default:
      return false;
  }
}

function remove(view: EditorView, isBack: boolean): boolean {
  const { state } = view;
  const { empty, $from, from, to } = state.selection;
  const [start, end] = empty ? besides($from.parent, from, $from.parentOffset, isBack) : [from, to];
  if (start === end) return proposeJoining(view, isBack);
  const tr = state.tr;
  const after = proposeGone(tr, start, end);
  return dispatched(view, tr.setSelection(TextSelection.near(tr.doc.resolve(isBack ? start : after))).scrollIntoView());
}

// At the edge of a block: the sign stands at the start of the second of both.
function proposeJoining(view: EditorView, isBack: boolean): boolean {
  const { state } = view;
  const { $from } = state.selection;
  if (!$from.depth) return true;
  const index = $from.index(0) + (isBack ? 0 : 1);
  const second = index > 0 ? state.doc.maybeChild(index) : null;
  if (!second?.inlineContent || !state.doc.child(index - 1).inlineContent) return true;
  const start = (isBack ? $from.before(1) : $from.after(1)) + 1;
  if (second.firstChild?.marks.some(({ attrs }) => attrs["step"] === "joining")) return true;
  const type = state.schema.marks["insertion"]!;
  const mark = type.create({ id: newId(), user: setup().person.id, step: "joining" });
  const tr = state.tr.insert(start, state.schema.text(SIGNS.joining, [mark]));
  return dispatched(view, tr.setSelection(TextSelection.create(tr.doc, isBack ? start : $from.pos)).scrollIntoView());
}

// The sign beside the caret; a letter of two code units goes as one.
function besides(parent: Node, from: number, offset: number, isBack: boolean): [number, number] {
  const text = parent.textBetween(isBack ? 0 : offset, isBack ? offset : parent.content.size, "\n", "\n");
  const signs = [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(isBack ? text.slice(-40) : text.slice(0, 40))];
  const size = (isBack ? signs.at(-1) : signs[0])?.segment.length ?? 0;
  return isBack ? [from - size, from] : [from, from + size];
}

// What I proposed to add is taken back at once; all else is marked. Gives the end of the stretch.
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

// Who goes on typing goes on with the same suggestion.
function idBefore(doc: Node, pos: number): string | undefined {
  const mark = doc.resolve(pos).nodeBefore?.marks.find((one) => isMine(one, "insertion"));
  return mark?.attrs["id"] as string | undefined;
}

function isMine(one: Mark, name: string): boolean {
  return one.type.name === name && one.attrs["user"] === setup().person.id;
}

function isCut(tr: Transaction, state: EditorState): boolean {
  return tr.getMeta("uiEvent") === "cut" && isSuggesting(state);
}

// What is cut is on the clipboard; in the text it is proposed to go.
function proposeCut(editor: Editor): false {
  queueMicrotask(() => {
    const { selection, tr } = editor.state;
    proposeGone(tr, selection.from, selection.to);
    editor.view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(selection.to)))));
  });
  return false;
}

function dispatched(view: EditorView, tr: Transaction): true {
  view.dispatch(tr);
  return true;
}
