// What Yjs knows of single changes: which of them are deleted, and where they lie in its store.
import * as Y from "yjs";

export type DeleteSet = Y.Transaction["deleteSet"];

export function isIn(set: DeleteSet, item: Y.Item): boolean {
  const ranges = set.clients.get(item.id.client) ?? [];
  return ranges.some(({ clock, len }) => clock <= item.id.clock && item.id.clock < clock + len);
}

/** The place in a client's changes of the one that holds a clock. */
export function findIndex(structs: { id: Y.ID; length: number }[], clock: number): number {
  let [low, high] = [0, structs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const struct = structs[middle]!;
    if (struct.id.clock + struct.length <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a change came in and is deleted by now. */
export function deletedNow(doc: Y.Doc, { client, clock }: Y.ID): boolean {
  const structs = doc.store.clients.get(client) ?? [];
  return structs[findIndex(structs, clock)]?.deleted === true;
}
