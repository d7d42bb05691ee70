// Copying, cutting, pasting and dragging. A copy carries what it rests on; what comes from outside is
// reduced to structure and marks by the schema, and what would not fit into an article is refused.
import { Extension } from "@tiptap/core";
import { Fragment, Slice, type Attrs, type Node } from "@tiptap/pm/model";
import { Plugin, TextSelection } from "@tiptap/pm/state";
import { dropPoint } from "@tiptap/pm/transform";
import type { EditorView } from "@tiptap/pm/view";
import { word } from "../words";
import { withConfidences, withoutConfidences } from "./confidences";
import { dropProposed } from "./dropping";
import type { Edges } from "./edges";
import { newId } from "./ids";
import { pictureIn } from "./pictures";
import { groundsOf, PASTED } from "./provenance";
import { sourcesOf, written, type Source } from "./sources";
import { isSuggesting, tracked } from "./mode";
import { asAddition } from "./proposing";
import { TEXTUAL } from "./schema";
import { suggestSlice } from "./suggesting";
import { tell } from "./telling";

const MOST_BLOCKS = 5_000;
const MOST_CHARACTERS = 20_000;
/** The type under which a paragraph is dragged from the wires. */
export const WIRE_TYPE = "application/x-dateline-paragraph";

export const Pasting = Extension.create<{ edges: Edges }>({
  name: "pasting",
  addProseMirrorPlugins() {
    const { edges } = this.options;
    let dropped: Source[] = [];
    return [
      new Plugin({
        props: {
          transformCopied: (slice) => carrying(slice, edges),
          transformPasted: (slice) => recalling(slice),
          transformPastedHTML: withoutStyles,
          handlePaste: (view, _event, slice) => paste(view, slice),
          handleDrop: (view, event, slice, isMoved) => {
            dropped = looseSources(slice);
            return dropWire(view, event) || dropPicture(view, event) || (isSuggesting(view.state) && dropProposed(view, event, slice, isMoved));
          },
        },
        // Words that are dragged into another block bring their sources along, as those that are pasted.
        filterTransaction: (tr) => {
          if (tr.getMeta("uiEvent") === "drop") tr.setMeta(PASTED, dropped);
          return true;
        },
      }),
    ];
  },
});

// On the clipboard a block says all that it rests on: elsewhere nobody knows its later edges.
function carrying(slice: Slice, edges: Edges): Slice {
  const blocks = childrenOf(slice);
  const sources = withoutConfidences(blocks.map((node) => ("sources" in node.attrs ? groundsOf(node, edges) : [])));
  return resting(slice, sources, { absorbed: "[]" });
}

function recalling(slice: Slice): Slice {
  const sources = childrenOf(slice).map((node) => withConfidences(sourcesOf(node.attrs["sources"])));
  return sources.some((ones) => ones.some((source) => source.off_record)) ? resting(slice, sources, {}) : slice;
}

function childrenOf(slice: Slice): Node[] {
  return Array.from({ length: slice.content.childCount }, (_, place) => slice.content.child(place));
}

// The same blocks with these sources; what is no block stays as it is.
function resting(slice: Slice, sources: Source[][], attrs: Attrs): Slice {
  const blocks = childrenOf(slice).map((node, place) =>
    "sources" in node.attrs
      ? node.type.create({ ...node.attrs, sources: written(sources[place]!), ...attrs }, node.content, node.marks)
      : node,
  );
  return new Slice(Fragment.from(blocks), slice.openStart, slice.openEnd);
}

// Word's comments hold half a document that is not part of the words.
function withoutStyles(html: string): string {
  return html.replace(/<!--[\s\S]*?-->/g, "").replace(/<(style|script|xml)\b[\s\S]*?<\/\1\s*>/gi, "");
}

function paste(view: EditorView, slice: Slice): boolean {
  const problem = problemOf(slice, view.state.doc);
  if (problem) {
    tell(problem, "bad");
    return true;
  }
  if (isSuggesting(view.state)) return pasteProposed(view, slice);
  const words = looseSources(slice);
  if (!words.length) return false;
  const tr = view.state.tr.replaceSelection(slice).setMeta(PASTED, words);
  view.dispatch(tr.scrollIntoView().setMeta("paste", true).setMeta("uiEvent", "paste"));
  return true;
}

// Blocks of words go into the text line by line; where others are among them all come as new blocks.
function pasteProposed(view: EditorView, slice: Slice): boolean {
  const { from, to, $to } = view.state.selection;
  const blocks = childrenOf(slice);
  if (blocks.every((node) => node.isInline || TEXTUAL.has(node.type.name)))
    return suggestSlice(view, slice, [from, to]);
  const id = newId();
  const made = blocks.map((node) => node.type.create(asAddition(view.state, node.attrs, id), node.content));
  view.dispatch(tracked(view.state.tr.insert($to.depth ? $to.after(1) : $to.pos, made)).scrollIntoView());
  return true;
}

// Words of one block that go into another without a block around them bring their sources along.
function looseSources(slice: Slice): Source[] {
  if (slice.content.childCount !== 1 || slice.openStart === 0) return [];
  return sourcesOf(slice.content.firstChild?.attrs["sources"]);
}

function problemOf(slice: Slice, doc: Node): string {
  if (slice.content.childCount + doc.childCount > MOST_BLOCKS) return word("too_many_blocks", MOST_BLOCKS);
  let longest = 0;
  slice.content.forEach((node) => (longest = Math.max(longest, node.textContent.length)));
  return longest > MOST_CHARACTERS ? word("too_long_block", MOST_CHARACTERS) : "";
}

function dropWire(view: EditorView, event: DragEvent): boolean {
  const data = event.dataTransfer?.getData(WIRE_TYPE);
  if (!data) return false;
  const place = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? view.state.doc.content.size;
  const { source, words } = JSON.parse(data) as { source: string; words: string };
  insertParagraph(view, place, words, sourcesOf(`[${source}]`));
  event.preventDefault();
  return true;
}

// Between the blocks, where it was let go.
function dropPicture(view: EditorView, event: DragEvent): boolean {
  const picture = pictureIn(event);
  if (!picture) return false;
  const { doc, schema, tr } = view.state;
  const made = schema.nodes["picture"]!.create(asAddition(view.state, { picture }));
  const pos = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? doc.content.size;
  const place = dropPoint(doc, pos, new Slice(Fragment.from(made), 0, 0)) ?? doc.content.size;
  view.dispatch(tracked(tr.insert(place, made)).scrollIntoView());
  view.focus();
  event.preventDefault();
  return true;
}

/** Put a paragraph after the block at a position; an empty block there is filled instead. */
export function insertParagraph(view: EditorView, place: number, words: string, rests: Source[], id: string | null = null): void {
  const { doc, schema, tr } = view.state;
  const sources = written(rests);
  const made = schema.nodes["paragraph"]!.create(asAddition(view.state, { sources, id }), words ? schema.text(words) : null);
  const $place = doc.resolve(Math.min(place, doc.content.size));
  const isEmpty = !isSuggesting(view.state) && $place.depth === 1 && $place.parent.type.name === "paragraph" && !$place.parent.content.size;
  const [from, to] = isEmpty ? [$place.before(1), $place.after(1)] : [after(doc, place), after(doc, place)];
  tr.replaceWith(from, to, made);
  const caret = TextSelection.near(tr.doc.resolve(from + made.nodeSize - 1), -1);
  view.dispatch(tracked(tr.setSelection(caret)).scrollIntoView());
}

function after(doc: Node, place: number): number {
  const $place = doc.resolve(Math.min(place, doc.content.size));
  return $place.depth ? $place.after(1) : $place.pos;
}
