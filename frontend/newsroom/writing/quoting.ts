// Quotations underlined by what the server found: drawn by the browser's highlights, so that the
// text itself stays as it is. Each verdict has a line of its own shape.
import type { Editor } from "@tiptap/core";
import { positionOf } from "./drafts";
import type { Examined } from "./examined";
import type { Views } from "./blockview";

const VERDICTS = ["verbatim", "altered", "not-found", "translated"] as const;

export class Quoting {
  private frame = 0;

  constructor(
    private readonly editor: Editor,
    private readonly examined: Examined,
    private readonly views: Views,
  ) {}

  start(): void {
    if (!("highlights" in CSS)) return;
    this.examined.onChange(() => this.later());
    this.editor.on("update", () => this.later());
  }

  private later(): void {
    if (!this.frame) this.frame = requestAnimationFrame(() => this.draw());
  }

  private draw(): void {
    this.frame = 0;
    const ranges = new Map<string, Range[]>(VERDICTS.map((verdict) => [verdict, []]));
    for (const block of this.examined.all()) {
      if (!block.quotations.length) continue;
      const view = this.views.of(block.id);
      const pos = view?.pos;
      if (!view || pos === undefined) continue;
      for (const { start, end, verdict } of block.quotations) {
        const range = this.rangeOf(positionOf(view.node, pos, start), positionOf(view.node, pos, end));
        if (range) ranges.get(verdict)?.push(range);
      }
    }
    for (const [verdict, found] of ranges) CSS.highlights.set(`quotation-${verdict}`, new Highlight(...found));
  }

  private rangeOf(from: number, to: number): Range | null {
    try {
      const [start, end] = [this.editor.view.domAtPos(from, 1), this.editor.view.domAtPos(to, -1)];
      const range = document.createRange();
      range.setStart(start.node, start.offset);
      range.setEnd(end.node, end.offset);
      return range;
    } catch {
      return null;
    }
  }
}
