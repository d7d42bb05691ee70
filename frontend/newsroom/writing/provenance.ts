// Ids and sources of blocks through every change that somebody makes here: new blocks get an id,
// both halves of a divided block keep its sources, and a block that takes in another takes its
// sources too. What others changed comes with their ids and sources already.
import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, type EditorState, type Transaction } from "@tiptap/pm/state";
import { Mapping } from "@tiptap/pm/transform";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import type { Edges } from "./edges";
import { idsOf, newId } from "./ids";
import { tracked } from "./mode";
import { DEEDS } from "./proposals";
import { keyOf, sourcesOf, union, written, type Source } from "./sources";
import { changedWindow, type Placed, type Window } from "./window";

/** Set on a transaction: sources of words that came without a block around them. */
export const PASTED = "pasted-sources";
/** Set on a transaction: what proposed words rest on that it made words of the text. */
const ACCEPTED = "accepted-sources";

/** What words at a place of the text rest on. */
export interface Ground {
  pos: number;
  sources: Source[];
}

/** Set on a transaction: blocks whose words went into another, and blocks made of parts of another. */
const JOINED = "joined-blocks";
const DIVIDED = "divided-blocks";

/** Say that a block took in others. */
export function joining(tr: Transaction, into: string, gone: Node[]): void {
  tr.setMeta(JOINED, [...joinedBy(tr), ...gone.map((node) => ({ into, node }))]);
}

/** Say that new blocks have words of a block, so that they rest on all that it rests on. */
export function dividing(tr: Transaction, from: string, made: string[]): void {
  tr.setMeta(DIVIDED, [...dividedBy(tr), ...made.map((id) => ({ from, id }))]);
}

function joinedBy(tr: Transaction): { into: string; node: Node }[] {
  return (tr.getMeta(JOINED) as { into: string; node: Node }[] | undefined) ?? [];
}

function dividedBy(tr: Transaction): { from: string; id: string }[] {
  return (tr.getMeta(DIVIDED) as { from: string; id: string }[] | undefined) ?? [];
}

/** Say that words at a place of the text, which were proposed until now, rest on sources. */
export function accepting(tr: Transaction, grounds: Ground[]): Transaction {
  return grounds.length ? tr.setMeta(ACCEPTED, grounds) : tr;
}

export const Provenance = Extension.create<{ edges: Edges }>({
  name: "provenance",
  addProseMirrorPlugins() {
    const { edges } = this.options;
    return [
      new Plugin({
        key: new PluginKey("provenance"),
        appendTransaction: (transactions, before, after) => mended(transactions, before, after, edges),
      }),
    ];
  },
});

function mended(
  transactions: readonly Transaction[],
  before: EditorState,
  after: EditorState,
  edges: Edges,
): Transaction | null {
  const ours = transactions.filter((one) => one.docChanged && !one.getMeta(ySyncPluginKey));
  if (!ours.length || ours.length !== transactions.filter((one) => one.docChanged).length) return null;
  const window = changedWindow(before.doc, after.doc);
  const work = new Mending(after, edges);
  work.identify(window);
  work.absorb(window, mappingOf(transactions));
  for (const { from, id } of ours.flatMap(dividedBy)) work.divide(from, id);
  for (const { into, node } of ours.flatMap(joinedBy)) work.join(into, node);
  for (const one of ours) {
    const later = mappingOf(transactions.slice(transactions.indexOf(one) + 1));
    const pasted = { pos: one.selection.from, sources: (one.getMeta(PASTED) as Source[] | undefined) ?? [] };
    const accepted = (one.getMeta(ACCEPTED) as Ground[] | undefined) ?? [];
    for (const { pos, sources } of [pasted, ...accepted]) work.addTo(later.map(pos), sources);
  }
  // Ids and sources follow from what was done; in suggestion mode too they are no change of the text.
  return work.tr.docChanged ? tracked(work.tr) : null;
}

function mappingOf(transactions: readonly Transaction[]): Mapping {
  const mapping = new Mapping();
  for (const one of transactions) mapping.appendMapping(one.mapping);
  return mapping;
}

class Mending {
  readonly tr: Transaction;
  private readonly doc: Node;

  constructor(
    state: EditorState,
    private readonly edges: Edges,
  ) {
    this.tr = state.tr;
    this.doc = state.doc;
  }

  private of(node: Node): Source[] {
    return effectiveOf(node, this.edges);
  }

  private set(pos: number, name: string, value: string): void {
    this.tr.setNodeAttribute(pos, name, value);
  }

  // A block without an id, or with one that stands elsewhere already, is a new block.
  identify({ before, after }: Window): void {
    const known = new Map(before.map(({ node }) => [String(node.attrs["id"]), node]));
    const outside = after.length > 1 || after.length > before.length ? this.idsOutside(after) : new Set<string>();
    const seen = new Set<string>();
    after.forEach(({ node, pos }, place) => {
      const id = node.attrs["id"] as string | null;
      if (id && !seen.has(id) && !outside.has(id)) {
        seen.add(id);
        return;
      }
      this.set(pos, "id", newId());
      const origin = known.get(String(after[place - 1]?.node.attrs["id"]));
      // The second half of a divided block rests on all that the whole rested on by then.
      if (!id && origin && node.textContent && before.length < after.length) this.set(pos, "sources", written(this.of(origin)));
      else if (id) this.set(pos, "sources", written(this.of(node)));
      else if (!node.textContent) this.set(pos, "sources", "[]");
      if (node.attrs["absorbed"] !== "[]") this.set(pos, "absorbed", "[]");
      // What is proposed for a block is proposed for one of its halves only.
      for (const deed of DEEDS) if (deed !== "adding" && node.attrs[deed] !== null) this.tr.setNodeAttribute(pos, deed, null);
    });
  }

  private idsOutside(after: Placed[]): Set<string> {
    const within = new Set(after.map(({ node }) => node));
    const ids = new Set<string>();
    this.doc.forEach((node) => {
      if (!within.has(node)) ids.add(String(node.attrs["id"]));
    });
    return ids;
  }

  // Words of a block that is gone and stand in another now brought their sources along.
  absorb({ before, after }: Window, mapping: Mapping): void {
    if (before.length < 2) return;
    const left = new Set(after.map(({ node }) => node.attrs["id"] as string));
    for (const { node, pos } of before) {
      const id = node.attrs["id"] as string | null;
      if (!id || left.has(id) || !node.textContent) continue;
      const start = mapping.map(pos + 1, 1);
      const end = mapping.map(pos + node.nodeSize - 1, -1);
      if (start >= end) continue;
      const taker = this.blockAt(end);
      if (taker) this.take(taker, node, id);
    }
  }

  divide(from: string, id: string): void {
    const [whole, part] = [this.blockOf(from), this.blockOf(id)];
    if (whole && part) this.set(part.pos, "sources", written(part.node.textContent ? this.of(whole.node) : []));
  }

  join(into: string, gone: Node): void {
    const taker = this.blockOf(into);
    if (taker) this.take(taker, gone, String(gone.attrs["id"]));
  }

  private blockOf(id: string): Placed | null {
    let found: Placed | null = null;
    this.doc.forEach((node, pos) => {
      if (node.attrs["id"] === id) found ??= { node, pos };
    });
    return found;
  }

  private blockAt(pos: number): Placed | null {
    const $pos = this.doc.resolve(Math.min(pos, this.doc.content.size));
    return $pos.depth > 0 ? { node: $pos.node(1), pos: $pos.before(1) } : null;
  }

  private take(taker: Placed, gone: Node, id: string): void {
    const now = this.tr.doc.nodeAt(taker.pos) ?? taker.node;
    const absorbed = idsOf(now.attrs["absorbed"]);
    const own = String(now.attrs["id"]);
    const present = this.of(now);
    const keys = new Set(present.map(keyOf));
    const goneToo = idsOf(gone.attrs["absorbed"]);
    const off = this.edges.off(id, goneToo);
    // Entries, not an attribute: of two people who join into one block at once neither loses a source.
    for (const source of this.of(gone)) if (!keys.has(keyOf(source))) this.edges.declare(own, source);
    // What was off for the one block stays for the other.
    for (const source of present) if (off.has(keyOf(source))) this.edges.declare(own, source);
    const all = [...new Set([...absorbed, id, ...goneToo])].filter((one) => one !== own);
    this.set(taker.pos, "absorbed", JSON.stringify(all));
  }

  /** Add sources to the block at a place. */
  addTo(pos: number, sources: Source[]): void {
    const block = sources.length ? this.blockAt(pos) : null;
    if (!block) return;
    const now = this.tr.doc.nodeAt(block.pos) ?? block.node;
    const present = new Set(this.of(now).map(keyOf));
    for (const source of sources) if (!present.has(keyOf(source))) this.edges.declare(String(now.attrs["id"]), source);
  }
}

/** What a block rests on now. */
export function effectiveOf(node: Node, edges: Edges): Source[] {
  return edges.effective(String(node.attrs["id"] ?? ""), sourcesOf(node.attrs["sources"]), idsOf(node.attrs["absorbed"]));
}

/** What words rest on that are only proposed for a block: it rests on it when they are accepted. */
export function proposedOf(node: Node): Source[] {
  const found: Source[][] = [];
  node.descendants((child) => {
    const mark = child.marks.find(({ type }) => type.name === "insertion");
    if (mark?.attrs["sources"]) found.push(sourcesOf(mark.attrs["sources"]));
  });
  return union(...found);
}

/** What the words of a block rest on, proposed ones too. */
export function groundsOf(node: Node, edges: Edges): Source[] {
  return union(effectiveOf(node, edges), proposedOf(node));
}
