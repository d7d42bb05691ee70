// The article form: keys and buttons on blocks, saving, and keeping what is not saved.
import { startGrowing } from "../growing";
import { word } from "../words";
import * as blocks from "./blocks";
import { takeOver } from "./fresh";
import { forget, keep, print } from "./keeping";
import { mark } from "./marks";
import { offerKept, restore } from "./restoring";
import { newToken, Sender, type Answer } from "./saving";
import { Dialogs } from "./sources";

export function startEditor(): void {
  const holder = document.querySelector<HTMLElement>("[data-editor]");
  if (holder?.querySelector("[data-article-form]")) new Editor(holder).start();
}

class Editor {
  private readonly article: string;
  private readonly dialogs = new Dialogs(() => this.list(), () => void this.changed(true));
  private readonly sender: Sender;
  private saved: string;
  private busy = false;
  private again = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly holder: HTMLElement) {
    this.article = holder.dataset["editor"]!;
    this.saved = print(this.form());
    this.sender = new Sender(this.form().action, (text, level) => this.state(text, level));
  }

  private form(): HTMLFormElement {
    return this.holder.querySelector<HTMLFormElement>("[data-article-form]")!;
  }

  private list(): HTMLElement {
    return this.holder.querySelector<HTMLElement>("[data-blocks]")!;
  }

  start(): void {
    if (!this.holder.querySelector("[data-save]")) return;
    this.dialogs.start();
    this.holder.addEventListener("submit", (event) => this.submitted(event));
    this.holder.addEventListener("input", () => void this.changed(false));
    this.holder.addEventListener("change", (event) => this.kindChanged(event));
    this.holder.addEventListener("click", (event) => this.clicked(event));
    this.holder.addEventListener("paste", (event) => this.pasted(event));
    document.addEventListener("keydown", (event) => this.pressed(event));
    window.addEventListener("beforeunload", (event) => {
      if (this.isDirty()) event.preventDefault();
    });
    offerKept(this.article, this.saved, (found) => {
      restore(this.form(), this.list(), found);
      startGrowing(this.holder);
      this.changed(false);
    });
  }

  private isDirty(): boolean {
    return print(this.form()) !== this.saved;
  }

  private changed(save: boolean): void {
    this.holder.querySelector("[data-no-blocks]")?.remove();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.noted(), 250);
    if (save) void this.save();
  }

  private noted(): void {
    if (!this.isDirty()) {
      forget(this.article);
      return;
    }
    keep(this.article, this.form());
    if (!this.busy) this.state(word("unsaved"), "");
  }

  private state(text: string, level: string): void {
    const state = this.holder.querySelector("[data-save-state]");
    if (!state) return;
    state.textContent = text;
    state.className = `save-state ${level}`;
  }

  private submitted(event: SubmitEvent): void {
    if (event.target !== this.form()) return;
    event.preventDefault();
    void this.save();
  }

  private async save(): Promise<void> {
    if (this.busy) {
      this.again = true;
      return;
    }
    this.busy = true;
    // What is noted of typing would otherwise replace a quick answer.
    clearTimeout(this.timer);
    this.state(word("saving"), "");
    const sent = new FormData(this.form());
    const before = print(this.form());
    sent.set("token", newToken());
    keep(this.article, this.form());
    this.answered(await this.sender.send(sent), sent, before);
    this.busy = false;
    if (this.again) {
      this.again = false;
      void this.save();
    }
  }

  private answered(answer: Answer, sent: FormData, before: string): void {
    if (answer.outcome === "signed-out") this.state(word("signed_out"), "bad");
    else if (answer.outcome === "refused" && !answer.html.includes("data-article-form")) this.state(word("server"), "bad");
    else if (answer.outcome === "saved") this.wasSaved(answer.html, sent, before);
    else this.wasRefused(answer);
  }

  private parsed(html: string): Document {
    return new DOMParser().parseFromString(html, "text/html");
  }

  private wasSaved(html: string, sent: FormData, before: string): void {
    const fresh = this.parsed(html);
    const isSame = print(this.form()) === before;
    takeOver(this.form(), fresh.querySelector<HTMLFormElement>("[data-article-form]")!, sent);
    for (const old of this.holder.querySelectorAll("[data-conflict], [data-error]")) old.remove();
    for (const accept of this.holder.querySelectorAll("form[id^=accept]")) accept.remove();
    for (const accept of fresh.querySelectorAll("form[id^=accept]")) this.holder.append(accept);
    if (isSame) {
      this.saved = print(this.form());
      forget(this.article);
      this.state(word("saved"), "good");
    } else {
      // What was typed meanwhile differs from what is saved: that is all that is still unsaved.
      this.saved = "";
      this.noted();
    }
  }

  private wasRefused(answer: Answer): void {
    const active = (document.activeElement as HTMLElement | null)?.getAttribute("name");
    this.holder.innerHTML = answer.html;
    startGrowing(this.holder);
    keep(this.article, this.form());
    this.saved = "";
    this.state(word("not_saved"), "bad");
    const conflict = this.holder.querySelector<HTMLElement>("[data-conflict]");
    if (conflict) conflict.focus();
    else if (active) this.holder.querySelector<HTMLElement>(`[name="${CSS.escape(active)}"]`)?.focus();
    window.scrollTo({ top: 0 });
  }

  private clicked(event: MouseEvent): void {
    const button = (event.target as HTMLElement).closest<HTMLButtonElement>("button");
    if (!button) return;
    const block = blocks.blockOf(button);
    const data = button.dataset;
    if (data["do"] && block) this.act(data["do"], block);
    else if (data["add"]) {
      event.preventDefault();
      this.append(blocks.newBlock(data["add"]));
    } else if (data["openDialog"]) this.dialogs.open(data["openDialog"], data["openDialog"] === "source" ? block : null);
    else if (data["dropSource"] && block) {
      blocks.dropSource(block, Number(data["dropSource"]));
      this.changed(true);
    } else if (data["noLead"] !== undefined) {
      this.holder.querySelector<HTMLInputElement>("[data-lead]")!.value = "";
      this.changed(true);
    } else if (data["addTranslation"]) this.translate(data["addTranslation"], data["sourceText"] ?? "");
    else if (data["takeTheirs"]) this.takeTheirs(button);
  }

  private append(block: HTMLElement): void {
    this.list().append(block);
    (blocks.textOf(block)?.offsetParent ? blocks.textOf(block) : blocks.field(block, "url"))?.focus();
    this.changed(false);
  }

  private translate(source: string, text: string): void {
    const block = blocks.newBlock("paragraph");
    blocks.addSource(block, { kind: "translation", source_block: source, source_text: text });
    this.append(block);
    this.changed(true);
  }

  private takeTheirs(button: HTMLButtonElement): void {
    const place = button.dataset["takeTheirs"]!;
    const block = this.list().querySelector(`[data-block="${place}"]`);
    const field = block ? blocks.textOf(block) : (this.form().elements.namedItem(place) as HTMLTextAreaElement | null);
    if (!field) return;
    field.value = button.dataset["theirsText"] ?? "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  }

  private act(what: string, block: HTMLElement): void {
    if (what === "up") blocks.move(block, -1);
    else if (what === "down") blocks.move(block, 1);
    else if (what === "split") blocks.split(block);
    else if (what === "merge") blocks.merge(block);
    else if (what === "remove") this.remove(block);
    else if (what === "after") {
      const next = blocks.newBlock("paragraph");
      block.after(next);
      blocks.textOf(next)?.focus();
    }
    this.changed(false);
  }

  private remove(block: HTMLElement): void {
    const next = block.nextElementSibling ?? block.previousElementSibling;
    block.remove();
    if (next) blocks.textOf(next)?.focus();
    this.state(word("removed"), "");
  }

  private kindChanged(event: Event): void {
    const select = event.target as HTMLSelectElement;
    const block = blocks.blockOf(select);
    if (block && select.matches("[data-kind-field]")) blocks.setKind(block, select.value);
    this.changed(false);
  }

  private pressed(event: KeyboardEvent): void {
    const command = event.ctrlKey || event.metaKey;
    if (command && event.key.toLowerCase() === "s") {
      event.preventDefault();
      void this.save();
      return;
    }
    const text = event.target as HTMLTextAreaElement;
    const block = text.matches?.("[data-text]") ? blocks.blockOf(text) : null;
    if (!block || event.isComposing) return;
    if (this.handled(event, text, block, command)) {
      event.preventDefault();
      this.changed(false);
    }
  }

  private handled(event: KeyboardEvent, text: HTMLTextAreaElement, block: HTMLElement, command: boolean): boolean {
    if (command && !event.shiftKey) return mark(text, event.key.toLowerCase());
    if (event.altKey && ["ArrowUp", "ArrowDown"].includes(event.key)) {
      blocks.move(block, event.key === "ArrowUp" ? -1 : 1);
      return true;
    }
    if (event.key === "Enter" && !event.shiftKey && block.dataset["kind"] !== "list") return blocks.split(block) !== null;
    const atStart = text.selectionStart === 0 && text.selectionEnd === 0;
    return event.key === "Backspace" && atStart ? blocks.merge(block) : false;
  }

  // Several paragraphs pasted become several blocks.
  private pasted(event: ClipboardEvent): void {
    const text = event.target as HTMLTextAreaElement;
    const block = text.matches?.("[data-text]") ? blocks.blockOf(text) : null;
    const parts = (event.clipboardData?.getData("text/plain") ?? "").split(/\r?\n\s*\n|\r?\n(?=\S)/).map((part) => part.trim()).filter(Boolean);
    if (!block || parts.length < 2 || block.dataset["kind"] !== "paragraph") return;
    event.preventDefault();
    text.setRangeText(parts[0]!, text.selectionStart, text.selectionEnd, "end");
    let after = block;
    for (const part of parts.slice(1)) {
      const next = blocks.newBlock("paragraph");
      blocks.textOf(next)!.value = part;
      after.after(next);
      after = next;
    }
    startGrowing(this.list());
    this.changed(false);
  }
}
