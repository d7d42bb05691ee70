// What the server found out about blocks, by their ids: labels, quotations, wire text nobody declared.
export type Change = ["same" | "added" | "removed", string];

export interface ExaminedSource {
  key: string;
  kind: string;
  agency: string | null;
  version: string | null;
  paragraph: number | null;
  label: string;
  similarity: number | null;
  text: string;
  changes: Change[];
  standing?: string | null;
}

export interface ExaminedQuotation {
  start: number;
  end: number;
  words: string;
  verdict: "verbatim" | "altered" | "not-found" | "translated";
  source: { version: string; paragraph: number } | null;
  changes: Change[];
  speaker: string | null;
}

export interface Undeclared {
  version: string;
  paragraph: number;
  agency: string;
  headline: string;
  similarity: number;
  text: string;
}

export interface ExaminedBlock {
  id: string;
  sources: ExaminedSource[];
  quotations: ExaminedQuotation[];
  undeclared: Undeclared[];
}

/** What is known of each block, and who wants to hear when more is. */
export class Examined {
  private readonly blocks = new Map<string, ExaminedBlock>();
  private readonly listeners = new Set<(ids: Set<string>) => void>();

  get(id: string): ExaminedBlock | undefined {
    return this.blocks.get(id);
  }

  take(blocks: ExaminedBlock[]): void {
    for (const block of blocks) this.blocks.set(block.id, block);
    this.tell(new Set(blocks.map(({ id }) => id)));
  }

  onChange(listener: (ids: Set<string>) => void): void {
    this.listeners.add(listener);
  }

  all(): Iterable<ExaminedBlock> {
    return this.blocks.values();
  }

  private tell(ids: Set<string>): void {
    for (const listener of this.listeners) listener(ids);
  }
}
