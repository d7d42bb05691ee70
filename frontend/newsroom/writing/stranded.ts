// Own words that stayed alone at the end of a block when others divided it before them: the words
// around them went to the new block, and they are to follow.
import * as Y from "yjs";
import { isIn } from "./structs";

export interface Stranded {
  text: Y.XmlText;
  /** The words that were taken to the new block, and ours: where they stand, and behind how many. */
  tail: string;
  runs: { words: string; start: number; before: number }[];
  /** What every client had made before the change: the new block is newer. */
  since: Map<number, number>;
}

/** Own words among others' that a change took away up to the end of their text. */
export function strandedIn(transaction: Y.Transaction, mine: Set<number>): Stranded[] {
  const found: Stranded[] = [];
  for (const text of transaction.changed.keys()) {
    if (!(text instanceof Y.XmlText) || text._item?.deleted) continue;
    const one = strandedOf(text, transaction, mine);
    if (one.runs.length) found.push(one);
  }
  return found;
}

function strandedOf(text: Y.XmlText, transaction: Y.Transaction, mine: Set<number>): Stranded {
  let tail = "";
  let runs: Stranded["runs"] = [];
  let at = 0;
  for (let item = text._start; item; item = item.right) {
    const words = item.content instanceof Y.ContentString ? item.content.str : null;
    if (item.deleted) {
      if (words !== null && isIn(transaction.deleteSet, item)) tail += words;
      continue;
    }
    if (words !== null && mine.has(item.id.client)) {
      // Before the first word that went they stand where the block was divided, and may stay.
      if (tail) runs.push({ words, start: at, before: tail.length });
    } else if (item.countable) {
      tail = "";
      runs = [];
    }
    at += item.countable ? item.length : 0;
  }
  return { text, tail, runs, since: transaction.beforeState };
}
