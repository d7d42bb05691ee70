// Live counts: words as the article's language divides them, reading time, lengths of headlines.
import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { grow } from "../grow";
import { numerals, word } from "../words";
import { setup } from "./setup";

const WORDS_A_MINUTE = 220;
const PAUSE = 400;

export class Counts {
  private readonly counted = new WeakMap<Node, number>();
  private readonly segmenter = new Intl.Segmenter(setup().lang, { granularity: "word" });
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly editor: Editor) {}

  start(): void {
    this.editor.on("update", () => {
      this.timer ??= setTimeout(() => this.show(), PAUSE);
    });
    this.show();
  }

  private show(): void {
    this.timer = undefined;
    let words = 0;
    this.editor.state.doc.forEach((node) => (words += this.wordsIn(node)));
    const minutes = Math.max(1, Math.round(words / WORDS_A_MINUTE));
    document.querySelector("[data-counts]")!.textContent = words
      ? `${word("words", words)} · ${word("minutes", minutes)}`
      : word("words", 0);
  }

  // Blocks that did not change are the same objects and are not counted again.
  private wordsIn(node: Node): number {
    const known = this.counted.get(node);
    if (known !== undefined) return known;
    let count = 0;
    for (const { isWordLike } of this.segmenter.segment(node.textBetween(0, node.content.size, " ", " "))) if (isWordLike) count++;
    this.counted.set(node, count);
    return count;
  }
}

/** Show the length of a headline beside it: where it is cut, and where it is too long to be saved. */
export function showLength(field: HTMLElement): void {
  if (field instanceof HTMLTextAreaElement) grow(field);
  const { value } = field as HTMLInputElement;
  const output = field.closest(".field")?.querySelector<HTMLElement>("[data-length]");
  if (!output) return;
  const length = [...value].length;
  const contexts = (field.dataset["contexts"] ?? "").split(" ").filter(Boolean).map((one) => one.split(":") as [string, string]);
  const cut = contexts.filter(([, most]) => length > Number(most)).map(([name]) => word(`context_${name}`));
  const isTooLong = length > Number(field.dataset["most"]);
  output.dataset["level"] = isTooLong ? "too-long" : cut.length ? "long" : "good";
  output.textContent = [length ? numerals(length) : "", cut.length && !isTooLong ? word("cut_in", cut.join(", ")) : "", isTooLong ? word("too_long", Number(field.dataset["most"])) : ""]
    .filter(Boolean)
    .join(" · ");
}
