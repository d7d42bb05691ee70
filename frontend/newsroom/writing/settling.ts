// Accepting and refusing: words stay without their mark, or go; steps, marks and what was proposed for
// blocks are done, or not.
import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { canJoin } from "@tiptap/pm/transform";
import type { EditorView } from "@tiptap/pm/view";
import { word } from "../words";
import { applyFormat } from "./formatting";
import { changeKind } from "./kinds";
import { tracked } from "./mode";
import { slotOf, type Proposal } from "./proposals";
import { placesOf, type Place } from "./proposing";
import { accepting, type Ground } from "./provenance";
import { TEXTUAL } from "./schema";
import { sourcesOf } from "./sources";
import type { OfBlocks, OfWords, Part, Step, Stretch, Suggestion } from "./suggestions";
import { tell } from "./telling";

/** Accept or refuse suggestions. */
export function settle(view: EditorView, chosen: Suggestion[], isAccepted: boolean): void {
  const tr = view.state.tr;
  const ofWords = chosen.filter((one) => one.kind !== "block");
  for (const one of ofWords) settleWords(tr, one, isAccepted);
  const grounds = isAccepted ? groundsOf(tr, ofWords) : [];
  if (grounds.length) {
    // The words' blocks get their sources, and new ones their ids, before they are moved.
    view.dispatch(tracked(accepting(tr, grounds).scrollIntoView()));
    settle(view, chosen.filter((one) => one.kind === "block"), isAccepted);
    return;
  }
  // Blocks are found by their ids, wherever the words have gone.
  for (const one of chosen) if (one.kind === "block") settleBlocks(tr, one, isAccepted);
  if (tr.docChanged) view.dispatch(tracked(tr.scrollIntoView()));
}

// What words rest on that were proposed until now, and where these stand after what was settled.
function groundsOf(tr: Transaction, chosen: OfWords[]): Ground[] {
  const insertions = chosen.filter(({ kind }) => kind === "insertion").flatMap(({ parts }) => parts);
  return insertions
    .filter(({ mark }) => mark.attrs["sources"])
    .map((part) => ({ part, at: now(tr, part) }))
    .filter(({ at }) => at.from < at.to)
    .map(({ part, at }) => ({ pos: at.from, sources: sourcesOf(part.mark.attrs["sources"]) }));
}

function settleWords(tr: Transaction, { kind, parts }: OfWords, isAccepted: boolean): void {
  if (kind === "formatting") {
    for (const { from, to, mark } of parts.map((part) => now(tr, part))) {
      if (isAccepted) applyFormat(tr, from, to, mark);
      else tr.removeMark(from, to, mark);
    }
  } else if ((kind === "insertion") === isAccepted) stay(tr, parts);
  else go(tr, parts.map((part) => now(tr, part)));
}

// Where a part of the text before is after all that was settled already.
function now(tr: Transaction, part: Part): Part {
  return { ...part, from: tr.mapping.map(part.from, 1), to: tr.mapping.map(part.to, -1) };
}

function stay(tr: Transaction, parts: Part[]): void {
  for (const part of parts) {
    const { from, to, step, mark } = now(tr, part);
    if (from >= to) continue;
    tr.removeMark(from, to, mark.type);
    if (step) take(tr, step, from, to);
  }
}

function take(tr: Transaction, step: Step, from: number, to: number): void {
  if (step === "line") {
    tr.replaceWith(from, to, tr.doc.type.schema.nodes["hard_break"]!.create());
    return;
  }
  tr.delete(from, to);
  if (step === "division") {
    tr.split(from);
    return;
  }
  const before = tr.doc.resolve(from).before();
  if (canJoin(tr.doc, before)) tr.join(before);
}

// Words that go over the ends of blocks take these ends along.
function go(tr: Transaction, parts: Stretch[]): void {
  const stretches: [number, number][] = [];
  for (const { from, to } of parts.filter((part) => part.from < part.to)) {
    const last = stretches.at(-1);
    if (last && isEmptyBetween(tr.doc, last[1], from)) last[1] = to;
    else stretches.push([from, to]);
  }
  for (const [from, to] of stretches.reverse()) tr.delete(from, to);
}

function isEmptyBetween(doc: Node, from: number, to: number): boolean {
  let isEmpty = true;
  doc.nodesBetween(from, to, (node, pos) => {
    if ((node.isLeaf || node.type.name === "picture") && pos >= from && pos < to) isEmpty = false;
  });
  return isEmpty;
}

function settleBlocks(tr: Transaction, { blocks }: OfBlocks, isAccepted: boolean): void {
  const first = isAccepted ? listAt(tr.doc, blocks) : -1;
  if (first >= 0) {
    const { kind, fields } = blocks[0]!.proposal;
    changeKind(tr, first, placesOf(tr.doc).slice(first, first + blocks.length).map(({ node }) => node), kind, fields);
    return;
  }
  for (const { block, proposal } of blocks) settleBlock(tr, block, proposal, isAccepted);
}

// Where blocks stand that are to be one list; -1 where they are no such blocks, or not side by side.
function listAt(doc: Node, blocks: OfBlocks["blocks"]): number {
  if (blocks.length < 2 || !blocks.every(({ proposal }) => proposal.deed === "becoming" && proposal.kind === "list")) return -1;
  const places = placesOf(doc);
  const first = places.findIndex(({ node }) => node.attrs["id"] === blocks[0]!.block);
  const stand = places.slice(first, first + blocks.length);
  const isWhole = blocks.every(({ block }, place) => stand[place]?.node.attrs["id"] === block);
  return isWhole && stand.every(({ node }) => TEXTUAL.has(node.type.name)) ? first : -1;
}

function settleBlock(tr: Transaction, block: string, proposal: Proposal, isAccepted: boolean): void {
  const places = placesOf(tr.doc);
  const index = places.findIndex(({ node }) => node.attrs["id"] === block);
  if (index < 0) return;
  const { node, pos } = places[index]!;
  const isGone = proposal.deed === "removing" ? isAccepted : proposal.deed === "adding" && !isAccepted;
  if (isGone) {
    remove(tr, { node, pos });
    return;
  }
  const slot = isAccepted && proposal.deed === "moving" ? slotOf(tr.doc, index, proposal) : index;
  if (slot === null) {
    tell(word("place_gone"), "bad");
    return;
  }
  tr.setNodeAttribute(pos, proposal.deed, null);
  if (slot !== index) move(tr, index, slot);
  if (isAccepted && proposal.deed === "becoming") become(tr, index, proposal);
}

// A text has one block at least.
function remove(tr: Transaction, { node, pos }: Place): void {
  if (tr.doc.childCount > 1) tr.delete(pos, pos + node.nodeSize);
  else tr.replaceWith(pos, pos + node.nodeSize, tr.doc.type.schema.nodes["paragraph"]!.create());
}

function move(tr: Transaction, index: number, slot: number): void {
  const { node, pos } = placesOf(tr.doc)[index]!;
  tr.delete(pos, pos + node.nodeSize);
  const rest = placesOf(tr.doc);
  tr.insert(rest[slot]?.pos ?? tr.doc.content.size, node);
}

function become(tr: Transaction, index: number, { kind, fields }: Proposal): void {
  const { node, pos } = placesOf(tr.doc)[index]!;
  if (node.type.name === kind) tr.setNodeMarkup(pos, undefined, { ...node.attrs, ...fields });
  else if (TEXTUAL.has(node.type.name) && TEXTUAL.has(kind)) changeKind(tr, index, [node], kind, fields);
}
