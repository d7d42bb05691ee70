// What was told off the record does not go to the clipboard, from where it could be pasted anywhere.
// A copy says only that there is such a source; what it says, this browser remembers until the next.
import { keyOf, type Source } from "./sources";

const PLACE = "dateline-copied-confidences";

/** Sources as they may leave the newsroom; those left silent are remembered here. */
export function withoutConfidences(lists: Source[][]): Source[][] {
  const confided = lists.flat().filter((source) => source.off_record);
  remember(Object.fromEntries(confided.map((source) => [keyOf(source), source])));
  return lists.map((sources) => sources.map((source) => (source.off_record ? silent(source) : source)));
}

/** Sources of a copy, with what this browser remembers of them. */
export function withConfidences(sources: Source[]): Source[] {
  if (!sources.some((source) => source.off_record)) return sources;
  const remembered = recall();
  return sources.map((source) => (source.off_record ? (remembered[keyOf(source)] ?? source) : source));
}

function silent(source: Source): Source {
  return { kind: source.kind, note: "", off_record: true, key: keyOf(source) };
}

function remember(confided: Record<string, Source>): void {
  try {
    localStorage.setItem(PLACE, JSON.stringify(confided));
  } catch {
    // Without a store the copy keeps its mark and loses its note.
  }
}

function recall(): Record<string, Source> {
  try {
    return JSON.parse(localStorage.getItem(PLACE) ?? "{}") as Record<string, Source>;
  } catch {
    return {};
  }
}
