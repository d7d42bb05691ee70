// Find and replace in the whole text. What is found is shown by the browser's highlights.
import type { Editor } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import { numerals, word } from "../words";

interface Found {
  from: number;
  to: number;
}

export class Find {
  private readonly bar = document.querySelector<HTMLElement>("[data-find]")!;
  private readonly words = this.bar.querySelector<HTMLInputElement>("[data-find-words]")!;
  private readonly other = this.bar.querySelector<HTMLInputElement>("[data-find-other]")!;
  private readonly count = this.bar.querySelector<HTMLElement>("[data-find-count]")!;
  private found: Found[] = [];
  private at = -1;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly editor: Editor) {}

  start(): void {
    this.words.addEventListener("input", () => this.look());
    this.bar.addEventListener("keydown", (event) => this.pressed(event));
    this.bar.addEventListener("click", (event) => {
      const action = (event.target as HTMLElement).closest<HTMLElement>("[data-find-do]")?.dataset["findDo"];
      if (action === "next") this.go(1);
      if (action === "before") this.go(-1);
      if (action === "replace") this.replace();
      if (action === "replace-all") this.replaceAll();
      if (action === "close") this.close();
    });
    this.editor.on("update", () => {
      if (this.bar.hidden) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.look(), 150);
    });
  }

  open(): void {
    this.bar.hidden = false;
    const { from, to } = this.editor.state.selection;
    const chosen = this.editor.state.doc.textBetween(from, to, " ");
    if (chosen && chosen.length < 100) this.words.value = chosen;
    this.look();
    this.words.focus();
    this.words.select();
  }

  private close(): void {
    this.bar.hidden = true;
    if ("highlights" in CSS) for (const name of ["found", "found-here"]) CSS.highlights.delete(name);
    this.editor.view.focus();
  }

  private pressed(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      event.stopPropagation();
      this.close();
    } else if (event.key === "Enter" && event.target === this.words) this.go(event.shiftKey ? -1 : 1);
    else if (event.key === "Enter" && event.target === this.other) this.replace();
  }

  private look(): void {
    const wanted = this.words.value.toLocaleLowerCase();
    this.found = [];
    this.editor.state.doc.descendants((node, pos) => {
      if (!node.isTextblock || !wanted) return;
      const text = node.textBetween(0, node.content.size, "\n", "\n").toLocaleLowerCase();
      for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
        this.found.push({ from: pos + 1 + at, to: pos + 1 + at + wanted.length });
      }
    });
    this.at = Math.min(this.at, this.found.length - 1);
    this.show();
  }

  private go(by: 1 | -1): void {
    if (!this.found.length) return;
    const caret = this.editor.state.selection.from;
    if (this.at < 0) this.at = by > 0 ? this.found.findIndex(({ from }) => from >= caret) : this.found.length - 1;
    else this.at = (this.at + by + this.found.length) % this.found.length;
    if (this.at < 0) this.at = 0;
    this.choose();
    this.show();
  }

  private choose(): void {
    const { state, view } = this.editor;
    const one = this.found[this.at];
    if (one) view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, one.from, one.to)).scrollIntoView());
  }

  private replace(): void {
    const one = this.found[this.at];
    if (!one) {
      this.go(1);
      return;
    }
    const { state, view } = this.editor;
    view.dispatch(replaced(state.tr, one, this.other.value));
    this.look();
    this.choose();
  }

  private replaceAll(): void {
    const { state, view } = this.editor;
    const tr = state.tr;
    for (const one of [...this.found].reverse()) replaced(tr, one, this.other.value);
    view.dispatch(tr);
    this.look();
  }

  private show(): void {
    const place = this.at >= 0 ? `${numerals(this.at + 1)} / ` : "";
    this.count.textContent = this.words.value ? (this.found.length ? place + numerals(this.found.length) : word("nothing_found")) : "";
    if (!("highlights" in CSS)) return;
    const range = ({ from, to }: Found): Range => {
      const [start, end] = [this.editor.view.domAtPos(from, 1), this.editor.view.domAtPos(to, -1)];
      const made = document.createRange();
      made.setStart(start.node, start.offset);
      made.setEnd(end.node, end.offset);
      return made;
    };
    CSS.highlights.set("found", new Highlight(...this.found.slice(0, 2_000).map(range)));
    CSS.highlights.set("found-here", new Highlight(...this.found.slice(this.at, this.at < 0 ? 0 : this.at + 1).map(range)));
  }
}

function replaced<T extends { insertText(text: string, from: number, to: number): T; delete(from: number, to: number): T }>(
  tr: T,
  { from, to }: Found,
  words: string,
): T {
  return words ? tr.insertText(words, from, to) : tr.delete(from, to);
}
