// Proposals for whole blocks in suggestion mode: the block stays where and as it is, and says what
// somebody would have done with it.
import type { Attrs, Node } from "@tiptap/pm/model";
import type { EditorState, Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { newId } from "./ids";
import { isSuggesting, tracked } from "./mode";
import { isKind, isMyAddition, neighboursOf, proposal, proposalOf, slotOf, written, type Deed, type Proposal } from "./proposals";

/** The attributes of a block that is put in: in suggestion mode it is only proposed. */
export function asAddition(state: EditorState, attrs: Attrs, id = newId()): Attrs {
  return isSuggesting(state) ? { ...attrs, adding: written(proposal("adding", id)) } : attrs;
}

/** Propose that blocks become another kind; those that are to go on as they are say nothing more. */
export function proposeKind(tr: Transaction, first: number, last: number, kind: string, attrs: Attrs): Transaction {
  const id = newId();
  const places = placesOf(tr.doc).slice(first, last + 1);
  const isAll = places.every(({ node }) => isKind(asProposed(node), kind, attrs));
  const [into, fields] = isAll ? ["paragraph", {}] : [kind, attrs];
  for (const { node, pos } of places) {
    const isNow = isKind(node, into, fields);
    set(tr, pos, isNow ? null : proposal("becoming", id, { kind: into, fields: fields as Proposal["fields"] }), "becoming");
  }
  return tracked(tr);
}

/** Propose another value of a block's field. */
export function proposeField(tr: Transaction, pos: number, name: string, value: string): Transaction {
  const node = tr.doc.nodeAt(pos)!;
  if (isMyAddition(node)) return tracked(tr.setNodeAttribute(pos, name, value));
  const before = proposalOf(node, "becoming");
  const kept = before?.kind === node.type.name ? before.fields : {};
  const fields: Proposal["fields"] = { ...kept, [name]: value };
  const isNow = Object.entries(fields).every(([each, wanted]) => node.attrs[each] === wanted);
  set(tr, pos, isNow ? null : proposal("becoming", before?.id ?? newId(), { kind: node.type.name, fields }), "becoming");
  return tracked(tr);
}

/** Propose that a block stands one place further up or down than was proposed until now. */
export function proposeStep(tr: Transaction, index: number, by: -1 | 1): Transaction {
  const node = tr.doc.child(index);
  const before = proposalOf(node, "moving");
  const slot = (before && slotOf(tr.doc, index, before)) ?? index;
  return proposeMove(tr, index, Math.min(Math.max(slot + by, 0), tr.doc.childCount - 1));
}

/** Propose that a block stands in a slot among the others, counted without it. */
export function proposeMove(tr: Transaction, index: number, slot: number): Transaction {
  const { node, pos } = placesOf(tr.doc)[index]!;
  const id = proposalOf(node, "moving")?.id ?? newId();
  const moved = slot === index ? null : proposal("moving", id, neighboursOf(tr.doc, index, slot));
  set(tr, pos, moved, "moving");
  return tracked(tr);
}

/** Propose that blocks without a line of words go, as far as they lie within a stretch. */
export function proposeRemovals(tr: Transaction, from: number, to: number, id: string): void {
  for (const { node, pos } of placesOf(tr.doc)) {
    if (pos < from || pos + node.nodeSize > to || proposalOf(node, "removing")) continue;
    if (["picture", "embed", "related"].includes(node.type.name)) set(tr, pos, proposal("removing", id), "removing");
  }
}

/** Where a block that is let go of at a place would stand among the others. */
export function slotAt(view: EditorView, index: number, pos: number): number {
  const places = placesOf(view.state.doc);
  const gap = places.filter(({ node, pos: start }) => start + node.nodeSize / 2 <= pos).length;
  return gap > index ? gap - 1 : gap;
}

export interface Place {
  node: Node;
  pos: number;
}

export function placesOf(doc: Node): Place[] {
  const places: Place[] = [];
  doc.forEach((node, pos) => places.push({ node, pos }));
  return places;
}

// The block as it would be: of the kind that is proposed for it.
function asProposed(node: Node): Node {
  const proposed = proposalOf(node, "becoming");
  const type = proposed && node.type.schema.nodes[proposed.kind];
  return type ? type.create({ ...node.attrs, ...proposed.fields }) : node;
}

function set(tr: Transaction, pos: number, wanted: Proposal | null, deed: Deed): void {
  tr.setNodeAttribute(pos, deed, wanted && written(wanted));
}
