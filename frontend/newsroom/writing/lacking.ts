// What the server lacks, in one update that deletes what was deleted here on purpose and nothing else.
//
// With a block that was removed here goes whatever others typed into it meanwhile. Were that among the
// deletions that we send, nobody could tell it from what was meant: its writer would not get it back.
import * as Y from "yjs";

/** One update with all that a state lacks of a document; `ours` are the updates that were made here. */
export function lackingAt(doc: Y.Doc, state: Uint8Array, ours: Uint8Array[]): Uint8Array {
  const all = Y.encodeStateAsUpdate(doc, state);
  const everything = deletionsOf(Y.snapshot(doc).ds);
  const meant = deletionsOf(Y.mergeDeleteSets(ours.map((update) => Y.decodeUpdate(update).ds)));
  // An update ends with its deletions (version 1 of the form), unless parts of others are still to come.
  if (!endsWith(all, everything)) return all;
  const head = all.subarray(0, all.length - everything.length);
  const update = new Uint8Array(head.length + meant.length);
  update.set(head);
  update.set(meant, head.length);
  return update;
}

function endsWith(bytes: Uint8Array, end: Uint8Array): boolean {
  const start = bytes.length - end.length;
  return start >= 0 && end.every((byte, place) => bytes[start + place] === byte);
}

// A snapshot is deletions and a state: an empty state is one zero at its end.
function deletionsOf(set: Y.Snapshot["ds"]): Uint8Array {
  return Y.encodeSnapshot(Y.createSnapshot(set, new Map())).slice(0, -1);
}
