// What differs between two lines, as one stretch that was replaced, and where a place of a line is after
// a change.
import type * as Y from "yjs";

export type Delta = Y.YTextEvent["delta"];

export interface Difference {
  start: number;
  end: number;
  insert: string;
}

/** What of a line was replaced; what follows the caret did not change: so a repeated letter is added where it was typed. */
export function differenceOf(before: string, after: string, caret: number): Difference {
  const most = Math.min(before.length, after.length);
  let end = 0;
  while (end < Math.min(most, after.length - caret) && before.at(-1 - end) === after.at(-1 - end)) end++;
  let start = 0;
  while (start < most - end && before[start] === after[start]) start++;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { start, end: before.length - end, insert: after.slice(start, after.length - end) };
}

/** Where a place of a line is after changes of others. */
export function placeAfter(place: number, delta: Delta): number {
  let [at, now] = [0, place];
  for (const { retain, insert, delete: gone } of delta) {
    const size = typeof insert === "string" ? insert.length : 0;
    if (retain) at += retain;
    if (at < now) now += size;
    if (gone) now -= overlap(at, gone, now);
    at += size;
  }
  return now;
}

function overlap(from: number, length: number, place: number): number {
  return Math.max(0, Math.min(place, from + length) - from);
}
