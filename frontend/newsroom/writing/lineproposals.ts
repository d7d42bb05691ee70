// Suggested values of headline, short headline and deck: entries of a shared map, by line and person,
// so that of two people who propose at once neither overwrites the other. Any browser may have written
// them: what is no such entry is not shown.
import type * as Y from "yjs";
import { serverTime } from "./clock";
import { isId } from "./ids";
import { setup } from "./setup";

/** The longest value that may be proposed, and the most that are shown of one line. */
const MOST = 2_000;
const MOST_SHOWN = 20;

export interface LineProposal {
  line: string;
  user: string;
  value: string;
  /** When it was made, RFC 3339 in UTC. */
  at: string;
}

export class LineProposals {
  constructor(readonly map: Y.Map<string>) {}

  onChange(listener: () => void): void {
    this.map.observe(listener);
  }

  /** What is proposed for a line, the oldest first. */
  of(line: string): LineProposal[] {
    const found = [...this.map.entries()].flatMap(([name, said]) => proposalOf(name, said) ?? []);
    const ours = found.filter((one) => one.line === line);
    return ours.sort((one, other) => (one.at + one.user < other.at + other.user ? -1 : 1)).slice(0, MOST_SHOWN);
  }

  /** What whoever works here proposes for a line, if anything. */
  mine(line: string): string | null {
    const name = nameOf(line, setup().person.id);
    return proposalOf(name, this.map.get(name))?.value ?? null;
  }

  /** Propose a value; one that the line has already is no proposal. */
  propose(line: string, value: string, present: string, origin: unknown): void {
    const name = nameOf(line, setup().person.id);
    const wanted = value.slice(0, MOST);
    if (this.mine(line) === (wanted === present ? null : wanted)) return;
    this.map.doc?.transact(() => {
      if (wanted === present) this.map.delete(name);
      else this.map.set(name, JSON.stringify({ value: wanted, at: serverTime() }));
    }, origin);
  }

  /** Take a proposal away. */
  drop({ line, user }: LineProposal): void {
    this.map.delete(nameOf(line, user));
  }
}

function nameOf(line: string, user: string): string {
  return `${line}/${user}`;
}

function proposalOf(name: string, said: unknown): LineProposal | null {
  const [line, user] = name.split("/");
  if (!line || !isId(user) || typeof said !== "string") return null;
  try {
    const { value, at } = JSON.parse(said) as Record<string, unknown>;
    if (typeof value !== "string" || typeof at !== "string" || Number.isNaN(Date.parse(at))) return null;
    return { line, user, value: value.slice(0, MOST), at };
  } catch {
    return null;
  }
}
