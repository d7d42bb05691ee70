// What is proposed for a whole block: that it comes in, goes, stands elsewhere or becomes another kind.
// Each is an attribute of the block, as JSON; the article has the block as it was until it is accepted.
import type { Attrs, Node } from "@tiptap/pm/model";
import { idsOf } from "./ids";
import { setup } from "./setup";

export const DEEDS = ["adding", "removing", "moving", "becoming"] as const;
export type Deed = (typeof DEEDS)[number];

/** Fields that each kind of block has beside its words. */
const FIELDS: Record<string, string[]> = {
  paragraph: [],
  heading: ["level"],
  quotation: ["cite"],
  list: ["ordered"],
  picture: ["alt"],
  embed: ["url", "title"],
};

export interface Proposal {
  deed: Deed;
  id: string;
  user: string;
  /** Of a block that is to move: the blocks between which it is to stand; "" is the start or the end. */
  after: string;
  before: string;
  /** Of a block that is to become another: its kind and fields. */
  kind: string;
  fields: Record<string, string | number | boolean>;
}

/** What is proposed for a block. */
export function proposalsOf(node: Node): Proposal[] {
  return DEEDS.flatMap((deed) => proposalOf(node, deed) ?? []);
}

/** One proposal for a block, if it is there and can be read: any browser may have written it. */
export function proposalOf(node: Node, deed: Deed): Proposal | null {
  const text = node.attrs[deed] as unknown;
  if (typeof text !== "string" || !text) return null;
  const said = parsed(text);
  const kind = string(said["kind"]);
  if (deed === "becoming" && !(kind in FIELDS)) return null;
  return {
    deed,
    id: string(said["id"]) || String(node.attrs["id"]),
    user: string(said["user"]),
    after: string(said["after"]),
    before: string(said["before"]),
    kind,
    fields: fieldsOf(kind, said["fields"]),
  };
}

/** The attribute that says a proposal. */
export function written({ deed, id, user, after, before, kind, fields }: Proposal): string {
  if (deed === "moving") return JSON.stringify({ id, user, after, before });
  return JSON.stringify(deed === "becoming" ? { id, user, kind, fields } : { id, user });
}

/** A proposal of whoever works here. */
export function proposal(deed: Deed, id: string, more: Partial<Proposal> = {}): Proposal {
  return { deed, id, user: setup().person.id, after: "", before: "", kind: "", fields: {}, ...more };
}

/** Whether a block is one that whoever works here proposes to add: they change it as they like. */
export function isMyAddition(node: Node | null): boolean {
  return node !== null && proposalOf(node, "adding")?.user === setup().person.id;
}

/** Whether a block is of a kind already: to choose that once more makes it a paragraph. */
export function isKind(node: Node, kind: string, attrs: Attrs): boolean {
  return node.type.name === kind && Object.entries(attrs).every(([name, value]) => node.attrs[name] === value);
}

/** Where a block would stand among the others, counted without it; null where that place is gone. */
export function slotOf(doc: Node, index: number, { after, before }: Proposal): number | null {
  const others: Node[] = [];
  doc.forEach((node, _, place) => {
    if (place !== index) others.push(node);
  });
  const behind = after ? placeOf(others, after) : -1;
  if (behind !== null && (after || !before)) return behind + 1;
  const ahead = before ? placeOf(others, before) : others.length;
  return ahead ?? (after ? null : 0);
}

/** The blocks between which a slot lies, as a proposal to move names them. */
export function neighboursOf(doc: Node, index: number, slot: number): Pick<Proposal, "after" | "before"> {
  const at = (place: number): string => {
    const other = place < index ? place : place + 1;
    return place < 0 || other >= doc.childCount ? "" : String(doc.child(other).attrs["id"]);
  };
  return { after: at(slot - 1), before: at(slot) };
}

function placeOf(nodes: Node[], id: string): number | null {
  const found = nodes.findIndex((node) => node.attrs["id"] === id || idsOf(node.attrs["absorbed"]).includes(id));
  return found < 0 ? null : found;
}

function fieldsOf(kind: string, said: unknown): Proposal["fields"] {
  const fields: Proposal["fields"] = {};
  for (const name of FIELDS[kind] ?? []) {
    const value = said && typeof said === "object" ? (said as Record<string, unknown>)[name] : undefined;
    if (name === "level" && (value === 2 || value === 3 || value === 4)) fields[name] = value;
    else if (name === "ordered" && typeof value === "boolean") fields[name] = value;
    else if (name !== "level" && name !== "ordered" && typeof value === "string") fields[name] = value.slice(0, 2_000);
  }
  return fields;
}

function string(value: unknown): string {
  return typeof value === "string" ? value.slice(0, 100) : "";
}

function parsed(text: string): Record<string, unknown> {
  try {
    const said: unknown = JSON.parse(text);
    return said && typeof said === "object" ? (said as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
