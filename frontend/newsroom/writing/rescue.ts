// Words typed into a block while somebody else moved it, changed its kind or joined it with another.
// For Yjs such a block is removed and a copy stands elsewhere: what was typed meanwhile would go with
// the removed one. Whoever typed it puts it into the block that took the words over.
import * as Y from "yjs";
import { idsOf } from "./ids";

/** The origin of what is put back; undo leaves it alone. */
export const RESCUED = "rescued";

interface Lost {
  block: string;
  /** The words of the block before the change, and which of them only we knew of. */
  characters: { text: string; lost: boolean }[];
}

export class Rescue {
  private readonly mine: Set<number>;

  constructor(
    private readonly doc: Y.Doc,
    private readonly fragment: Y.XmlFragment,
  ) {
    this.mine = new Set([doc.clientID]);
  }

  /** Updates that were kept over a reload are ours too. */
  own(update: Uint8Array): void {
    for (const struct of Y.decodeUpdate(update).structs) this.mine.add(struct.id.client);
  }

  /** Apply an update of others; afterwards put back what would be lost by it. */
  around(update: Uint8Array, apply: () => void): void {
    const known = Y.decodeUpdate(update).ds;
    let lost: Lost[] = [];
    const look = (transaction: Y.Transaction): void => {
      lost = lost.concat(this.lostIn(transaction, known));
    };
    this.doc.on("afterTransaction", look);
    try {
      apply();
    } finally {
      this.doc.off("afterTransaction", look);
    }
    if (lost.length) this.doc.transact(() => lost.forEach((one) => this.putBack(one)), RESCUED);
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
        characters.push({ text: item.content.str, lost: this.mine.has(item.id.client) && !isIn(known, item) });
      }
    }
    return characters.some(({ lost }) => lost) ? { block, characters } : null;
  }

  private blockOf(text: Y.XmlText): string | null {
    let type: Y.AbstractType<any> | null = text;
    while (type && type.parent !== this.fragment) type = type.parent;
    // The attributes of a removed element are read from its map: Yjs gives none of them any more.
    const id = type?._map.get("id")?.content.getContent().at(-1) as unknown;
    return typeof id === "string" ? id : null;
  }

  private putBack({ block, characters }: Lost): void {
    const target = this.takerOf(block);
    if (!target) return;
    const stood = characters.filter(({ lost }) => !lost).map(({ text }) => text).join("");
    const text = textWith(target, stood);
    if (!text) return;
    let at = placeIn(plain(text), stood);
    for (const { text: words, lost } of characters) {
      if (lost) text.insert(Math.min(at, text.length), words);
      at += words.length;
    }
  }

  private takerOf(block: string): Y.XmlElement | null {
    const blocks = this.fragment.toArray().filter((one) => one instanceof Y.XmlElement);
    const same = blocks.find((one) => one.getAttribute("id") === block);
    return same ?? blocks.find((one) => idsOf(one.getAttribute("absorbed")).includes(block)) ?? null;
  }
}

type DeleteSet = Y.Transaction["deleteSet"];

function isIn(set: DeleteSet, item: Y.Item): boolean {
  const ranges = set.clients.get(item.id.client) ?? [];
  return ranges.some(({ clock, len }) => clock <= item.id.clock && item.id.clock < clock + len);
}

function findIndex(structs: { id: Y.ID; length: number }[], clock: number): number {
  let [low, high] = [0, structs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const struct = structs[middle]!;
    if (struct.id.clock + struct.length <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}

function texts(element: Y.XmlElement): Y.XmlText[] {
  return element.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [child];
    return child instanceof Y.XmlElement ? texts(child) : [];
  });
}

function textWith(element: Y.XmlElement, stood: string): Y.XmlText | null {
  const all = texts(element);
  return all.find((text) => stood && plain(text).includes(stood)) ?? all.at(-1) ?? null;
}

function plain(text: Y.XmlText): string {
  return (text.toDelta() as { insert: unknown }[]).map(({ insert }) => (typeof insert === "string" ? insert : "\ufffc")).join("");
}

// Where the words that stood are now: whole, else by their longest beginning, else at the end.
function placeIn(now: string, stood: string): number {
  for (let length = stood.length; length > 0; length = Math.floor(length / 2)) {
    const found = now.lastIndexOf(stood.slice(0, length));
    if (found >= 0) return found;
  }
  return now.length;
}
