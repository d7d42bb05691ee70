// The toolbar over the text: one stop for the tab key, arrows within, states told by aria-pressed.
import type { Editor } from "@tiptap/core";
import { isFormatted, toggleFormat } from "./formatting";
import type { Heads } from "./heads";
import { setKind } from "./kinds";
import { isSuggesting, toggleSuggesting } from "./mode";
import { settle } from "./settling";
import { hasSuggestion, settleNext, suggestionsOf } from "./suggestions";
import { word } from "../words";
import { tell } from "./telling";

export type Action = (editor: Editor) => void;

export class Toolbar {
  private readonly bar = document.querySelector<HTMLElement>("[data-toolbar]")!;
  private readonly buttons = [...this.bar.querySelectorAll<HTMLButtonElement>("button")];
  private frame = 0;

  constructor(
    private readonly editor: Editor,
    private readonly heads: Heads,
    private readonly actions: Record<string, Action>,
  ) {}

  start(): void {
    this.bar.addEventListener("mousedown", (event) => {
      // The caret stays in the text while a button is pressed.
      if ((event.target as HTMLElement).closest("button")) event.preventDefault();
    });
    this.bar.addEventListener("click", (event) => {
      const button = (event.target as HTMLElement).closest<HTMLButtonElement>("button");
      if (button) this.act(button);
    });
    this.bar.addEventListener("keydown", (event) => this.step(event));
    this.buttons.forEach((button, place) => (button.tabIndex = place ? -1 : 0));
    for (const event of ["transaction", "update"] as const) this.editor.on(event, () => this.later());
    this.heads.onChange(() => this.later());
    this.show();
  }

  private act(button: HTMLButtonElement): void {
    const { mark, kind, level, ordered, act } = button.dataset;
    const { editor } = this;
    if (mark) toggleFormat(editor, mark);
    else if (kind) setKind(editor, kind, { ...(level ? { level: Number(level) } : {}), ...(ordered ? { ordered: ordered === "yes" } : {}) });
    else if (act === "undo") editor.commands.undo();
    else if (act === "redo") editor.commands.redo();
    else if (act === "suggest") toggleSuggesting(editor);
    else if (act === "accept" || act === "refuse") {
      if (this.settle(act === "accept")) return;
    } else if (act === "accept-all" || act === "refuse-all") {
      settle(editor.view, suggestionsOf(editor.state.doc), act === "accept-all");
      this.heads.settleAll(act === "accept-all");
    }
    else if (act) {
      this.actions[act]?.(editor);
      return;
    }
    editor.view.focus();
  }

  // Of the line that has the focus; else in the text, and then of any line. True where the focus stays.
  private settle(isAccepted: boolean): boolean {
    if (this.heads.settleNext(isAccepted, false)) return true;
    if (!settleNext(this.editor, isAccepted) && !this.heads.settleNext(isAccepted, true)) tell(word("no_suggestion"));
    return false;
  }

  private step(event: KeyboardEvent): void {
    const isTurned = getComputedStyle(this.bar).direction === "rtl";
    const by = { ArrowRight: isTurned ? -1 : 1, ArrowLeft: isTurned ? 1 : -1 }[event.key];
    if (event.key === "Escape") this.editor.view.focus();
    if (!by) return;
    event.preventDefault();
    const shown = this.buttons.filter((button) => button.offsetParent !== null);
    const place = shown.indexOf(document.activeElement as HTMLButtonElement);
    const next = shown[(place + by + shown.length) % shown.length];
    for (const button of this.buttons) button.tabIndex = button === next ? 0 : -1;
    next?.focus();
  }

  private later(): void {
    if (!this.frame) this.frame = requestAnimationFrame(() => this.show());
  }

  private show(): void {
    this.frame = 0;
    const { state } = this.editor;
    const { $from } = state.selection;
    const block = $from.depth ? $from.node(1) : null;
    for (const button of this.buttons) {
      const { mark, kind, level, ordered, act } = button.dataset;
      let isOn: boolean | null = null;
      if (mark) isOn = isFormatted(state, mark);
      else if (kind)
        isOn =
          block?.type.name === kind &&
          (!level || block.attrs["level"] === Number(level)) &&
          (!ordered || Boolean(block.attrs["ordered"]) === (ordered === "yes"));
      else if (act === "suggest") isOn = isSuggesting(state);
      if (isOn !== null) button.setAttribute("aria-pressed", String(isOn));
      button.disabled = !this.editor.isEditable && act !== "find";
    }
    this.bar.classList.toggle("suggested", hasSuggestion(this.editor.view.dom) || this.heads.hasProposal());
    this.bar.classList.toggle("suggesting", isSuggesting(state));
  }
}
