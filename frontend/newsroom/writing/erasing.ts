// How much Backspace and Delete take away: a sign, with Ctrl or Alt a word, on a Mac with ⌘ a line.
import type { Selection } from "@tiptap/pm/state";
import { setup } from "./setup";

/** The stretch of the text that goes; an empty one at the edge of a block. */
export function stretchToGo({ empty, from, to, $from }: Selection, event: KeyboardEvent): [number, number] {
  if (!empty) return [from, to];
  const isBack = event.key === "Backspace";
  const { parent, parentOffset } = $from;
  const text = parent.textBetween(isBack ? 0 : parentOffset, isBack ? parentOffset : parent.content.size, "\n", "\n");
  const size = sizeOf(text, isBack, event);
  return isBack ? [from - size, from] : [from, from + size];
}

function sizeOf(text: string, isBack: boolean, event: KeyboardEvent): number {
  if (event.metaKey) return text.length;
  // A letter of several code units goes as one.
  if (!event.ctrlKey && !event.altKey) return edgeOf(segments(isBack ? text.slice(-40) : text.slice(0, 40), "grapheme"), isBack);
  const words = segments(text, "word");
  let size = 0;
  // What stands between words goes with the next of them.
  while (words.length) {
    const { segment, isWordLike } = (isBack ? words.pop() : words.shift())!;
    size += segment.length;
    if (isWordLike) break;
  }
  return size;
}

function segments(text: string, granularity: "grapheme" | "word"): Intl.SegmentData[] {
  return [...new Intl.Segmenter(setup().lang, { granularity }).segment(text)];
}

function edgeOf(signs: Intl.SegmentData[], isBack: boolean): number {
  return (isBack ? signs.at(-1) : signs[0])?.segment.length ?? 0;
}
