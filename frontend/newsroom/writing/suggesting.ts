// Suggestion mode: what is typed or pasted is marked as proposed, what is removed as proposed to go,
// and Enter proposes to divide. Each stretch has an id and says who proposes it; the article holds it
// once it is accepted.
import { Extension, type Editor } from "@tiptap/core";
import { Fragment, type Node, type Slice } from "@tiptap/pm/model";
import { Plugin, TextSelection, type EditorState, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { word } from "../words";
import { beginComposed, compose, isForMethod } from "./composed";
import { stretchToGo } from "./erasing";
import { newId } from "./ids";
import { isMine, isSuggesting, suggestingKey, toggleSuggesting, tracked } from "./mode";
import { isMyAddition } from "./proposals";
import { proposeRemovals } from "./proposing";
import { setup } from "./setup";
import { sourcesOf, written } from "./sources";
import { settleNext, SIGNS, type Step } from "./suggestions";
import { tell } from "./telling";
import { isUntracked, track } from "./tracking";

export const Suggesting = Extension.create({
  name: "suggesting",
  priority: 300,
  addKeyboardShortcuts() {
    const { editor } = this;
    return {
      "Mod-Shift-e": () => toggleSuggesting(editor),
      "Mod-Enter": () => settled(editor, true),
      "Mod-Shift-Enter": () => settled(editor, false),
    };
  },
  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin<boolean>({
        key: suggestingKey,
        state: { init: () => false, apply: (tr, on) => (tr.getMeta(suggestingKey) as boolean | undefined) ?? on },
        filterTransaction: (tr, state) => !isUntracked(tr, state) || trackSoon(editor, tr),
        props: {
          handleTextInput: (view, from, to, text) =>
            isMarking(view.state) && (compose(view, from, to, text) || suggest(view, from, to, [words(view.state, text)])),
          handleDOMEvents: {
            compositionstart: (view) => {
              if (isMarking(view.state)) composeHere(view);
              return false;
            },
          },
          handleKeyDown: (view, event) => isSuggesting(view.state) && pressed(view, event),
        },
      }),
    ];
  },
});

function settled(editor: Editor, isAccepted: boolean): boolean {
  if (editor.isEditable && !settleNext(editor, isAccepted)) tell(word("no_suggestion"));
  return true;
}

// Chosen words are to go before the method takes their place as that of its word.
function giveWay(view: EditorView): void {
  const { from, to, empty } = view.state.selection;
  if (empty || !isMarking(view.state)) return;
  const tr = view.state.tr;
  const end = proposeGone(tr, from, to);
  view.dispatch(tracked(tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1))));
}

function composeHere(view: EditorView): void {
  giveWay(view);
  const { doc, selection, schema } = view.state;
  const id = idBefore(doc, selection.from) ?? newId();
  beginComposed(view, schema.marks["insertion"]!.create({ id, user: setup().person.id }));
}

// In a block that is only proposed its author writes as anywhere else.
function isMarking(state: EditorState): boolean {
  return isSuggesting(state) && !isInMyAddition(state);
}

function isInMyAddition(state: EditorState): boolean {
  const { $from, $to } = state.selection;
  return $from.depth > 0 && $from.index(0) === $to.index(0) && isMyAddition($from.node(1));
}

// Whatever way a change comes that did not say it proposes: it is proposed instead.
function trackSoon(editor: Editor, tr: Transaction): false {
  queueMicrotask(() => track(editor.view, tr, (from, to, pieces) => suggest(editor.view, from, to, pieces)));
  return false;
}

/** Propose what is pasted: its words, and divisions between its blocks. */
export function suggestSlice(view: EditorView, slice: Slice, at: [number, number], more?: Change): boolean {
  const { state } = view;
  const pieces: Node[] = [];
  linesOf(slice.content).forEach(({ words, sources }, place) => {
    if (place) pieces.push(sign(state, "division"));
    words.forEach((node) => pieces.push(node.isText ? resting(node, sources) : sign(state, "line")));
  });
  return pieces.length > 0 && suggest(view, ...at, pieces, more);
}

interface Line {
  words: Fragment;
  /** What they rest on, as the attribute of their block has it. */
  sources: string;
}

// Lines of words: blocks, and the items of lists.
function linesOf(content: Fragment, sources = ""): Line[] {
  const lines: Line[] = [];
  let isInline = false;
  content.forEach((node) => (isInline ||= node.isInline));
  if (isInline) return [{ words: content, sources }];
  content.forEach((node) => {
    const own = sourcesOf(node.attrs["sources"]);
    lines.push(...linesOf(node.content, own.length ? written(own) : sources));
  });
  return lines.filter(({ words }) => words.size);
}

// Words that say what they rest on, until they are accepted.
function resting(node: Node, sources: string): Node {
  const { insertion } = node.type.schema.marks;
  return sources ? node.mark(insertion!.create({ sources }).addToSet(node.marks)) : node;
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
    const { step = "", sources = "" } = node.marks.find((one) => one.type === type)?.attrs ?? {};
    const kept = node.marks.filter((one) => !["insertion", "deletion", "formatting"].includes(one.type.name));
    return node.mark(type.create({ id, user: setup().person.id, step, sources }).addToSet(kept));
  });
  tr.insert(end, Fragment.from(made));
  const caret = end + made.reduce((size, node) => size + node.nodeSize, 0);
  return dispatched(view, more(tr.setSelection(TextSelection.near(tr.doc.resolve(caret), -1))).scrollIntoView());
}

function words(state: EditorState, text: string): Node {
  return state.schema.text(text, state.storedMarks ?? state.selection.$from.marks());
}

function sign(state: EditorState, step: Step): Node {
  return state.schema.text(SIGNS[step], [state.schema.marks["insertion"]!.create({ step })]);
}

function pressed(view: EditorView, event: KeyboardEvent): boolean {
  if (isForMethod(event)) giveWay(view);
  const { state } = view;
  const { from, to, $from } = state.selection;
  const isCommand = event.ctrlKey || event.metaKey || event.altKey;
  const isFree = isInMyAddition(state);
  switch (event.key) {
    case "Enter":
      if (isCommand || isFree || !$from.parent.inlineContent) return false;
      return suggest(view, from, to, [sign(state, event.shiftKey ? "line" : "division")]);
    case "Backspace":
    case "Delete":
      return isFree ? isAtEdge(view, event.key === "Backspace") : remove(view, event);
    default:
      return false;
  }
}

// What is proposed is not joined with what is not; an empty proposal is taken back.
function isAtEdge(view: EditorView, isBack: boolean): boolean {
  const { $from, empty } = view.state.selection;
  const whole = $from.node(1);
  const edge = isBack ? $from.start(1) : $from.end(1);
  if (!empty || Math.abs($from.pos - edge) > $from.depth - 1) return false;
  const isOnly = view.state.doc.childCount === 1;
  if (whole.textContent || whole.childCount > 1 || isOnly) return true;
  return dispatched(view, view.state.tr.delete($from.before(1), $from.after(1)).scrollIntoView());
}

function remove(view: EditorView, event: KeyboardEvent): boolean {
  const { state } = view;
  const isBack = event.key === "Backspace";
  const [start, end] = stretchToGo(state.selection, event);
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
  const first = index > 0 ? state.doc.child(index - 1) : null;
  if (!second?.inlineContent || !first?.inlineContent || first.attrs["adding"] || second.attrs["adding"]) return true;
  const start = (isBack ? $from.before(1) : $from.after(1)) + 1;
  if (second.firstChild?.marks.some(({ attrs }) => attrs["step"] === "joining")) return true;
  const type = state.schema.marks["insertion"]!;
  const mark = type.create({ id: newId(), user: setup().person.id, step: "joining" });
  const tr = state.tr.insert(start, state.schema.text(SIGNS.joining, [mark]));
  return dispatched(view, tr.setSelection(TextSelection.create(tr.doc, isBack ? start : $from.pos)).scrollIntoView());
}

/** Propose that a stretch goes; what I proposed to add is taken back at once. Gives the stretch's end. */
export function proposeGone(tr: Transaction, from: number, to: number): number {
  const id = newId();
  const gone: [number, number][] = [];
  tr.doc.nodesBetween(from, to, (node, pos, parent) => {
    const end = pos + node.nodeSize;
    if (parent === tr.doc && from <= pos && end <= to) {
      const isMineAlone = isMyAddition(node) && tr.doc.childCount > 1;
      if (isMineAlone) gone.push([pos, end]);
      if (isMineAlone || node.type.name === "picture") return false;
    }
    if (!node.isText) return true;
    const stretch: [number, number] = [Math.max(from, pos), Math.min(to, end)];
    if (isMyAddition(tr.doc.resolve(pos).node(1)) || node.marks.some((one) => isMine(one, "insertion"))) gone.push(stretch);
    else tr.addMark(...stretch, tr.doc.type.schema.marks["deletion"]!.create({ id, user: setup().person.id }));
    return false;
  });
  proposeRemovals(tr, from, to, id);
  const before = tr.mapping.maps.length;
  for (const [start, end] of gone.reverse()) tr.delete(start, end);
  return tr.mapping.slice(before).map(to);
}

// Who goes on typing goes on with the same suggestion.
function idBefore(doc: Node, pos: number): string | undefined {
  const mark = doc.resolve(pos).nodeBefore?.marks.find((one) => isMine(one, "insertion"));
  return mark?.attrs["id"] as string | undefined;
}

function dispatched(view: EditorView, tr: Transaction): true {
  view.dispatch(tracked(tr));
  return true;
}
