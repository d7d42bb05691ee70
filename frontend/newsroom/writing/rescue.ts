// Words typed into a block while somebody else moved it, changed its kind, divided it, joined it with
// another or removed it. For Yjs such a block is removed, and a copy stands elsewhere or none: what was
// typed meanwhile would go with it. Whoever typed it puts it where the other words went; where they
// went nowhere, the words are kept beside the text.
import * as Y from "yjs";
import { idsOf } from "./ids";
import type { KeptWords } from "./keptwords";
import { deletedNow, findIndex, isIn, type DeleteSet } from "./structs";
import { strandedIn, type Stranded } from "./stranded";
import { placeIn, plain, textsOf, textWith } from "./wording";

/** The origin of what is put back; undo leaves it alone. */
export const RESCUED = "rescued";

interface Lost {
  block: string;
  /** The block before it, and its sources, for whoever wants it back. */
  after: string;
  sources: string;
  /** The words of the block before the change, and which of them only we knew of. */
  characters: { text: string; lost: boolean; id: Y.ID }[];
}

/** Words that were put elsewhere: from which block, and the place behind them now. */
export interface Moved {
  block: string;
  words: string;
  place: Y.RelativePosition;
}

export class Rescue {
  private readonly mine: Set<number>;
  private unsettled: Uint8Array[] = [];

  constructor(
    private readonly doc: Y.Doc,
    private readonly fragment: Y.XmlFragment,
    private readonly kept: KeptWords,
  ) {
    this.mine = new Set([doc.clientID]);
  }

  /** Updates that were kept over a reload are ours too. */
  own(update: Uint8Array): void {
    for (const struct of Y.decodeUpdate(update).structs) this.mine.add(struct.id.client);
    this.unsettled.push(update);
  }

  /** Apply an update of others; afterwards put back what would be lost by it. */
  around(update: Uint8Array, apply: () => void): Moved[] {
    const known = Y.decodeUpdate(update).ds;
    const lost: Lost[] = [];
    const stranded: Stranded[] = [];
    const look = (transaction: Y.Transaction): void => {
      lost.push(...this.lostIn(transaction, known));
      stranded.push(...strandedIn(transaction, this.mine));
    };
    this.doc.on("afterTransaction", look);
    try {
      apply();
    } finally {
      this.doc.off("afterTransaction", look);
    }
    if (!lost.length && !stranded.length) return [];
    return this.doc.transact(
      () => [...lost.flatMap((one) => this.putBack(one)), ...stranded.flatMap((one) => this.follow(one))],
      RESCUED,
    );
  }

  /**
   * What was kept over a reload is in the text, now that all of it is here, or kept beside it. What
   * the server had before is not ours to look after.
   */
  settle(theirs: Map<number, number>): void {
    const updates = this.unsettled.map((update) => Y.decodeUpdate(update));
    this.unsettled = [];
    for (const { structs } of updates) {
      for (const struct of structs) {
        if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue;
        if ((theirs.get(struct.id.client) ?? 0) > struct.id.clock) continue;
        const isMeant = updates.some(({ ds }) => isIn(ds, struct));
        if (!isMeant && deletedNow(this.doc, struct.id)) this.keep(struct.content.str, [[struct.id.client, struct.id.clock, struct.length]]);
      }
    }
  }

  private keep(words: string, ids: number[][], more: { whole?: string; block?: string; after?: string; sources?: string } = {}): void {
    if (words.trim()) this.doc.transact(() => this.kept.keep({ words, ids, ...more }), RESCUED);
  }

  private lostIn(transaction: Y.Transaction, known: DeleteSet): Lost[] {
    const texts = new Set<Y.XmlText>();
    for (const [client, ranges] of transaction.deleteSet.clients) {
      if (!this.mine.has(client)) continue;
      for (const { clock, len } of ranges) this.deletedTexts(client, clock, len, texts);
    }
    return [...texts].flatMap((text) => this.lostOf(text, transaction, known) ?? []);
  }

  private deletedTexts(client: number, clock: number, length: number, found: Set<Y.XmlText>): void {
    const structs = this.doc.store.clients.get(client) ?? [];
    for (let index = findIndex(structs, clock); index < structs.length; index++) {
      const item = structs[index]!;
      if (item.id.clock >= clock + length) return;
      if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentString)) continue;
      const text = item.parent;
      if (text instanceof Y.XmlText && text._item?.deleted) found.add(text);
    }
  }

  private lostOf(text: Y.XmlText, transaction: Y.Transaction, known: DeleteSet): Lost | null {
    const block = this.blockOf(text);
    if (!block) return null;
    const characters: Lost["characters"] = [];
    for (let item = text._start; item; item = item.right) {
      if (!(item.content instanceof Y.ContentString)) continue;
      // What was deleted before this change is nobody's loss.
      if (!item.deleted || isIn(transaction.deleteSet, item)) {
        characters.push({ text: item.content.str, lost: this.mine.has(item.id.client) && !isIn(known, item), id: item.id });
      }
    }
    return characters.some(({ lost }) => lost) ? { ...block, characters } : null;
  }

  private blockOf(text: Y.XmlText): Omit<Lost, "characters"> | null {
    let type: Y.AbstractType<any> | null = text;
    while (type && type.parent !== this.fragment) type = type.parent;
    const block = type && attributeOf(type, "id");
    return type && block ? { block, after: blockBefore(type), sources: attributeOf(type, "sources") } : null;
  }

  private putBack(one: Lost): Moved[] {
    const { block, characters } = one;
    const target = this.takerOf(block);
    const stood = characters.filter(({ lost }) => !lost).map(({ text }) => text).join("");
    const text = target && textWith(target, stood);
    if (!text) {
      this.keepAll(one);
      return [];
    }
    const moved: Moved[] = [];
    let at = placeIn(plain(text), stood);
    for (const { text: words, lost } of characters) {
      if (lost) moved.push(insert(text, Math.min(at, text.length), words, block));
      at += words.length;
    }
    return moved;
  }

  private keepAll({ characters, block, after, sources }: Lost): void {
    const lost = characters.filter((one) => one.lost);
    const [words, whole] = [lost, characters].map((ones) => ones.map(({ text }) => text).join("")) as [string, string];
    const ids = lost.map(({ id, text }) => [id.client, id.clock, text.length]);
    this.keep(words, ids, { whole, block, after, sources });
  }

  // Words that stood in the part of a block that was divided from it.
  private follow({ text, tail, runs, since }: Stranded): Moved[] {
    const target = this.textsSince(since).find((one) => plain(one).includes(tail));
    const block = this.blockOf(text)?.block;
    if (!target || !block) return [];
    let at = plain(target).indexOf(tail);
    const moved = runs.map(({ words, before }) => {
      const one = insert(target, at + before, words, block);
      at += words.length;
      return one;
    });
    for (const { start, words } of [...runs].reverse()) text.delete(start, words.length);
    return moved;
  }

  private textsSince(since: Map<number, number>): Y.XmlText[] {
    const blocks = this.fragment.toArray().filter((one) => one instanceof Y.XmlElement);
    return blocks.flatMap(textsOf).filter(({ _item: item }) => item && item.id.clock >= (since.get(item.id.client) ?? 0));
  }

  private takerOf(block: string): Y.XmlElement | null {
    const blocks = this.fragment.toArray().filter((one) => one instanceof Y.XmlElement);
    const same = blocks.find((one) => one.getAttribute("id") === block);
    return same ?? blocks.find((one) => idsOf(one.getAttribute("absorbed")).includes(block)) ?? null;
  }
}

function insert(text: Y.XmlText, at: number, words: string, block: string): Moved {
  text.insert(at, words);
  return { block, words, place: Y.createRelativePositionFromTypeIndex(text, at + words.length, -1) };
}

// The attributes of a removed element are read from its map: Yjs gives none of them any more.
function attributeOf(type: Y.AbstractType<any>, name: string): string {
  const value = type._map.get(name)?.content.getContent().at(-1) as unknown;
  return typeof value === "string" ? value : "";
}

function blockBefore(type: Y.AbstractType<any>): string {
  for (let item = type._item?.left; item; item = item.left) {
    if (!item.deleted && item.content instanceof Y.ContentType) return attributeOf(item.content.type, "id");
  }
  return "";
}
