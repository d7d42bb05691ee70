// Asking the server about blocks that changed, after a pause: labels, quotations, undeclared wire
// text, credit line and byline. Nothing is written by it.
import * as Y from "yjs";
import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { blockDraft } from "./drafts";
import type { Edges } from "./edges";
import type { Examined, ExaminedBlock } from "./examined";
import { isId } from "./ids";
import { proposedOf } from "./provenance";
import { TEXTUAL } from "./schema";
import { setup } from "./setup";

const PAUSE = 300;
const AT_ONCE = 60;
// What was typed while a revision was made may not be in it.
const MOMENT = 5_000;

interface Answer {
  blocks: ExaminedBlock[];
  credit: string;
  byline: string;
}

export class Examining {
  private readonly changed = new Set<string>();
  /** When blocks changed that no revision has as they are: they count for the credit line. */
  private readonly unsaved = new Map<string, number>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isAsking = false;

  constructor(
    private readonly editor: Editor,
    private readonly fragment: Y.XmlFragment,
    private readonly edges: Edges,
    private readonly examined: Examined,
  ) {}

  start(): void {
    this.fragment.observeDeep((events) => {
      for (const event of events) this.look(event);
      this.later();
    });
    this.edges.onChange((blocks) => {
      for (const block of blocks) this.note(block);
      this.later();
    });
    this.editor.state.doc.forEach((node) => this.changed.add(String(node.attrs["id"])));
    this.later();
  }

  /** There is a revision with all that was written until a moment ago. */
  saved(): void {
    const before = performance.now() - MOMENT;
    for (const [id, at] of this.unsaved) if (at < before) this.unsaved.delete(id);
  }

  private note(id: string): void {
    this.changed.add(id);
    this.unsaved.set(id, performance.now());
  }

  private look(event: Y.YEvent<Y.AbstractType<unknown>>): void {
    let type: Y.AbstractType<unknown> | null = event.target;
    if (type === this.fragment) {
      for (const item of event.changes.added) this.add(item.content.getContent()[0]);
      return;
    }
    while (type && type.parent !== this.fragment) type = type.parent;
    this.add(type);
  }

  private add(type: unknown): void {
    const id = type instanceof Y.XmlElement ? type.getAttribute("id") : undefined;
    if (id) this.note(id);
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), PAUSE);
  }

  private async ask(): Promise<void> {
    if (this.isAsking || !this.changed.size) return;
    this.isAsking = true;
    const changed = this.takeChanged();
    try {
      const answer = await ask(this.question(changed));
      if (answer) this.show(answer);
    } finally {
      this.isAsking = false;
      if (this.changed.size) this.later();
    }
  }

  private question(changed: Node[]): object {
    const beside = this.beside(changed);
    const [blocks, others] = [changed, beside].map((nodes) => nodes.map((node) => blockDraft(node, this.edges)));
    const proposed = [...changed, ...beside].flatMap((node) => {
      const sources = proposedOf(node);
      return sources.length ? [[String(node.attrs["id"]), sources]] : [];
    });
    return { blocks, beside: others, order: this.order(), proposed: Object.fromEntries(proposed) as object };
  }

  private beside(asked: Node[]): Node[] {
    const ids = new Set(asked.map(({ attrs }) => String(attrs["id"])));
    const nodes: Node[] = [];
    this.editor.state.doc.forEach((node) => {
      const id = String(node.attrs["id"]);
      if (this.unsaved.has(id) && !ids.has(id) && isId(id) && TEXTUAL.has(node.type.name)) nodes.push(node);
    });
    return nodes.slice(-AT_ONCE);
  }

  private takeChanged(): Node[] {
    const nodes: Node[] = [];
    const seen = new Set<string>();
    this.editor.state.doc.forEach((node) => {
      const id = String(node.attrs["id"]);
      if (nodes.length >= AT_ONCE || !this.changed.has(id)) return;
      seen.add(id);
      if (TEXTUAL.has(node.type.name) && node.textContent.trim()) nodes.push(node);
    });
    // What is not in the text any more is not asked about.
    if (nodes.length < AT_ONCE) this.changed.clear();
    else for (const id of seen) this.changed.delete(id);
    return nodes;
  }

  // Credit line and byline are those of the text as it stands here, without blocks that are only proposed.
  private order(): string[] {
    const order: string[] = [];
    this.editor.state.doc.forEach((node) => {
      if (isId(node.attrs["id"]) && node.attrs["adding"] === null) order.push(node.attrs["id"]);
    });
    return order;
  }

  private show({ blocks, credit, byline }: Answer): void {
    this.examined.take(blocks);
    for (const [name, text] of [["credit", credit], ["byline", byline]] as const) {
      const place = document.querySelector<HTMLElement>(`[data-${name}]`);
      if (!place) continue;
      place.textContent = text;
      place.parentElement!.hidden = !text;
    }
    const none = document.querySelector<HTMLElement>("[data-no-credit]");
    if (none) none.hidden = Boolean(credit);
  }
}

async function ask(question: object): Promise<Answer | null> {
  try {
    const response = await fetch(setup().addresses.examine, {
      method: "POST",
      headers: { "X-Newsroom": "1", "Content-Type": "application/json", "X-CSRFToken": csrf() },
      body: JSON.stringify(question),
    });
    return response.ok ? ((await response.json()) as Answer) : null;
  } catch {
    return null;
  }
}

/** The token that Django wants with each request that is sent by script. */
export function csrf(): string {
  return document.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]")?.value ?? "";
}
