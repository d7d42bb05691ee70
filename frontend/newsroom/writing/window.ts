// The stretch of blocks that differs between two states of the text: what a step has to look at.
import type { Node } from "@tiptap/pm/model";

export interface Placed {
  node: Node;
  pos: number;
}

export interface Window {
  before: Placed[];
  after: Placed[];
}

/** Blocks that changed; all others are the same objects in both, which is quick to see. */
export function changedWindow(before: Node, after: Node): Window {
  const most = Math.min(before.childCount, after.childCount);
  let start = 0;
  let pos = 0;
  while (start < most && before.child(start) === after.child(start)) pos += before.child(start++).nodeSize;
  let end = 0;
  while (end < most - start && last(before, end) === last(after, end)) end++;
  return {
    before: placed(before, start, before.childCount - end, pos),
    after: placed(after, start, after.childCount - end, pos),
  };
}

function last(node: Node, back: number): Node {
  return node.child(node.childCount - 1 - back);
}

function placed(doc: Node, from: number, to: number, start: number): Placed[] {
  const found: Placed[] = [];
  let pos = start;
  for (let index = from; index < to; index++) {
    const node = doc.child(index);
    found.push({ node, pos });
    pos += node.nodeSize;
  }
  return found;
}
