// The lines over the text, and under each what is proposed for it: by whom and when, with buttons and
// keys that accept or refuse it.
import type { Editor } from "@tiptap/core";
import * as Y from "yjs";
import { word } from "../words";
import { made } from "./elements";
import { LineProposals, type LineProposal } from "./lineproposals";
import { Line, type Field } from "./lines";
import { isSuggesting, proposerOf, toggleSuggesting } from "./mode";
import { setup } from "./setup";
import { tell } from "./telling";

export class Heads {
  readonly lines: Line[];
  private readonly proposals: LineProposals;
  private readonly lists = new Map<Line, HTMLElement>();
  private isProposing = false;

  /** Bind each `[data-line]` field of the page to the shared text of its name. */
  constructor(
    private readonly editor: Editor,
    private readonly doc: Y.Doc,
    changed: (field: HTMLElement) => void,
  ) {
    this.proposals = new LineProposals(doc.getMap<string>("proposed"));
    const fields = [...document.querySelectorAll<Field>("[data-line]")];
    this.lines = fields.map((field) => new Line(doc, field, this.proposals, changed));
  }

  start(): void {
    for (const line of this.lines) {
      const list = made("div", "line-proposals");
      list.hidden = true;
      line.field.closest(".field")!.append(list);
      this.lists.set(line, list);
      line.field.addEventListener("keydown", (event) => this.pressed(line, event as KeyboardEvent));
      this.doc.getText(line.name).observe(() => this.draw(line));
    }
    this.proposals.onChange(() => this.showAll());
    this.editor.on("transaction", () => {
      if (isSuggesting(this.editor.state) === this.isProposing) return;
      this.isProposing = !this.isProposing;
      for (const line of this.lines) line.setProposing(this.isProposing);
      this.showAll();
    });
    this.showAll();
  }

  setWriting(mayWrite: boolean): void {
    for (const { field } of this.lines) field.readOnly = !mayWrite;
    this.showAll();
  }

  onChange(listener: () => void): void {
    this.proposals.onChange(listener);
  }

  /** Whether anything is proposed for a line. */
  hasProposal(): boolean {
    return this.lines.some(({ name }) => this.proposals.of(name).length > 0);
  }

  /** Settle the first proposal of the line that has the focus, or with `isAnywhere` of any line. */
  settleNext(isAccepted: boolean, isAnywhere: boolean): boolean {
    const here = this.lines.filter(({ field }) => field === document.activeElement);
    for (const line of isAnywhere ? this.lines : here) {
      const [first] = this.proposals.of(line.name);
      if (!first) continue;
      this.settle(line, first, isAccepted);
      return true;
    }
    return false;
  }

  /** Settle all of them; of several for one line the last that is accepted stays. */
  settleAll(isAccepted: boolean): void {
    for (const line of this.lines) for (const one of this.proposals.of(line.name)) this.settle(line, one, isAccepted);
  }

  private settle(line: Line, one: LineProposal, isAccepted: boolean): void {
    if (this.editor.isEditable) line.settle(one, isAccepted);
  }

  private pressed(line: Line, event: KeyboardEvent): void {
    const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
    if (!(ctrlKey || metaKey) || altKey) return;
    if (key === "Enter") {
      const [first] = this.proposals.of(line.name);
      if (first) this.settle(line, first, !shiftKey);
      else tell(word("no_suggestion"));
    } else if (shiftKey && key.toLowerCase() === "e") toggleSuggesting(this.editor);
    else return;
    event.preventDefault();
  }

  private showAll(): void {
    for (const line of this.lines) {
      line.show();
      this.draw(line);
    }
  }

  private draw(line: Line): void {
    const list = this.lists.get(line);
    if (!list) return;
    const proposals = this.proposals.of(line.name);
    const isMineShown = this.isProposing && this.proposals.mine(line.name) !== null;
    const stands = isMineShown ? [this.standing(line)] : [];
    list.replaceChildren(...stands, ...proposals.map((one) => this.item(line, one)));
    list.hidden = !proposals.length;
    line.field.classList.toggle("proposing", isMineShown);
  }

  private standing(line: Line): HTMLElement {
    const said = made("p", "stands");
    said.append(`${word("in_the_article")} `, words(line.value));
    return said;
  }

  private item(line: Line, one: LineProposal): HTMLElement {
    const item = made("p", "proposal-line");
    const who = made("span", "", word("proposed_by", proposerOf(one.user) || word("somebody")));
    const time = document.createElement("time");
    time.dateTime = one.at;
    time.textContent = shownTime(one.at);
    const ins = made("ins", "proposed-value");
    ins.append(words(one.value));
    item.append(who, " ", ins, " ", time, " ", this.button("accept_it", line, one), this.button("refuse_it", line, one));
    return item;
  }

  private button(name: "accept_it" | "refuse_it", line: Line, one: LineProposal): HTMLButtonElement {
    const button = made("button", "small", word(name)) as HTMLButtonElement;
    button.type = "button";
    button.disabled = !this.editor.isEditable;
    button.onclick = () => {
      this.settle(line, one, name === "accept_it");
      line.field.focus();
    };
    return button;
  }
}

function words(value: string): HTMLElement {
  const shown = made("bdi", "", value || word("nothing_there"));
  if (value) Object.assign(shown, { lang: setup().lang, dir: setup().dir });
  return shown;
}

function shownTime(at: string): string {
  const time = new Date(at);
  const isToday = Math.abs(Date.now() - time.getTime()) < 20 * 3_600_000;
  const how = isToday ? { timeStyle: "short" as const } : { dateStyle: "medium" as const, timeStyle: "short" as const };
  return new Intl.DateTimeFormat(document.documentElement.lang || "en", how).format(time);
}
