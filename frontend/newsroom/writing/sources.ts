// What a block rests on: the edges of the contract, each with a key that names it within its block.
import { isId, listOf, newId } from "./ids";

export type SourceKind = "wire" | "translation" | "own" | "document";

export interface Source {
  kind: SourceKind;
  item_version?: string;
  paragraph?: number;
  source_block?: string;
  source_text?: string;
  note?: string;
  /** Who said it, where known. */
  person?: string;
  /** Neither name nor note may leave the newsroom. */
  off_record?: boolean;
  url?: string;
  key?: string;
}

const MOST = 50;

/** The key of an edge: the same wire paragraph has the same key wherever it was taken. */
export function keyOf(source: Source): string {
  if (source.kind === "wire") return `wire:${source.item_version}:${source.paragraph}`;
  if (source.kind === "translation") return `translation:${source.source_block}`;
  return source.key ?? `${source.kind}:${source.note ?? ""}|${source.url ?? ""}|${source.person ?? ""}`;
}

export function newOwn(note: string, person: string, isOffRecord: boolean): Source {
  return { kind: "own", note, ...confided(person, isOffRecord), key: `own:${newId()}` };
}

export function newDocument(url: string, note: string): Source {
  return { kind: "document", url, note, key: `document:${newId()}` };
}

// Left out where they say nothing, as the server does.
function confided(person: string, isOffRecord: boolean): Partial<Source> {
  return { ...(person ? { person } : {}), ...(isOffRecord ? { off_record: true } : {}) };
}

export function newWire(version: string, paragraph: number): Source {
  return { kind: "wire", item_version: version, paragraph };
}

/** Read sources of JSON that came from anywhere: what has not the form of an edge is left out. */
export function sourcesOf(text: unknown): Source[] {
  return union(listOf(text).flatMap((one) => checked(one) ?? []));
}

/** Read one edge of JSON, if it is one. */
export function sourceOf(text: string | null | undefined): Source | null {
  return sourcesOf(`[${text ?? ""}]`)[0] ?? null;
}

export function written(sources: Source[]): string {
  return JSON.stringify(sources.slice(0, MOST));
}

/** Join lists of edges; each edge stands once, where it stood first. */
export function union(...lists: Source[][]): Source[] {
  const found = new Map<string, Source>();
  for (const source of lists.flat()) {
    const key = keyOf(source);
    if (!found.has(key)) found.set(key, source);
  }
  return [...found.values()];
}

function checked(value: unknown): Source | null {
  if (typeof value !== "object" || value === null) return null;
  const one = value as Record<string, unknown>;
  switch (one["kind"]) {
    case "wire":
      return isId(one["item_version"]) && isNumber(one["paragraph"])
        ? newWire(one["item_version"], one["paragraph"])
        : null;
    case "translation":
      return isId(one["source_block"]) ? translation(one["source_block"], one["source_text"]) : null;
    case "own":
    case "document":
      return declared(one["kind"], one);
    default:
      return null;
  }
}

function translation(block: string, text: unknown): Source {
  const source: Source = { kind: "translation", source_block: block };
  return typeof text === "string" ? { ...source, source_text: text.slice(0, 40_000) } : source;
}

function declared(kind: "own" | "document", one: Record<string, unknown>): Source {
  const told = confided(short(one["person"], 200), one["off_record"] === true);
  const source: Source = { kind, note: short(one["note"], 4_000), ...told };
  if (kind === "document") source.url = short(one["url"], 2_000);
  if (typeof one["key"] === "string") source.key = one["key"].slice(0, 100);
  return source;
}

function short(value: unknown, most: number): string {
  return typeof value === "string" ? value.slice(0, most) : "";
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 100_000;
}
