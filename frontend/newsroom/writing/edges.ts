// Edges that were declared later than their block was born: entries of a shared map, so that two
// people who declare at once never overwrite one another. "" says that an edge is off.
import type * as Y from "yjs";
import { keyOf, sourceOf, union, type Source } from "./sources";

export const DECLARED = "declared";

export class Edges {
  private readonly byBlock = new Map<string, Map<string, string>>();
  private readonly listeners = new Set<(blocks: Set<string>) => void>();

  constructor(private readonly map: Y.Map<string>) {
    for (const [name, value] of map.entries()) this.note(name, value);
    map.observe((event) => {
      const blocks = new Set<string>();
      for (const name of event.keysChanged as Set<string>) blocks.add(this.note(name, map.get(name)));
      for (const listener of this.listeners) listener(blocks);
    });
  }

  /** Call with the ids of the blocks whose edges changed. */
  onChange(listener: (blocks: Set<string>) => void): void {
    this.listeners.add(listener);
  }

  private note(name: string, value: string | undefined): string {
    const cut = name.indexOf("/");
    const [block, key] = [name.slice(0, cut), name.slice(cut + 1)];
    const entries = this.byBlock.get(block) ?? new Map<string, string>();
    this.byBlock.set(block, entries);
    if (value === undefined) entries.delete(key);
    else entries.set(key, value);
    return block;
  }

  /** The sources of a block now: born with, declared for it or for what it absorbed, less those off. */
  effective(id: string, born: Source[], absorbed: string[]): Source[] {
    const own = this.byBlock.get(id) ?? new Map<string, string>();
    const off = new Set<string>();
    const declared: Source[] = [];
    for (const [block, entries] of [id, ...absorbed].map((one) => [one, this.byBlock.get(one) ?? []] as const)) {
      for (const [key, value] of entries) {
        const source = value === "" ? null : sourceOf(value);
        if (source) declared.push(source);
        // The entry of the block itself decides, as on the server.
        else if (block === id || !own.get(key)) off.add(key);
      }
    }
    return union(born, declared).filter((source) => !off.has(keyOf(source)));
  }

  /** The keys that are off for a block or what it absorbed. */
  off(id: string, absorbed: string[]): Set<string> {
    const entries = [id, ...absorbed].flatMap((block) => [...(this.byBlock.get(block) ?? [])]);
    return new Set(entries.filter(([, value]) => value === "").map(([key]) => key));
  }

  declare(id: string, source: Source): void {
    this.map.doc?.transact(() => this.map.set(`${id}/${keyOf(source)}`, JSON.stringify(source)), DECLARED);
  }

  switchOff(id: string, key: string): void {
    this.map.doc?.transact(() => this.map.set(`${id}/${key}`, ""), DECLARED);
  }
}
