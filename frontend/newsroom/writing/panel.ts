// The panel beside the text: tabs by keyboard, parts that are loaded when they are looked at, and
// wire paragraphs and translations that are put into the text.
import type { Editor } from "@tiptap/core";
import { insertParagraph, WIRE_TYPE } from "./paste";
import { setup } from "./setup";
import { sourcesOf } from "./sources";

const WAIT = 200;

export class Panel {
  private readonly tabs = [...document.querySelectorAll<HTMLButtonElement>("[data-panel-tab]")];
  private readonly loaded = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly editor: Editor,
    private readonly loadComments: () => Promise<void>,
    private readonly loadPast: () => Promise<void>,
    private readonly loadPictures: () => Promise<void>,
  ) {}

  start(): void {
    for (const tab of this.tabs) {
      tab.addEventListener("click", () => this.open(tab.dataset["panelTab"]!));
      tab.addEventListener("keydown", (event) => this.step(event, tab));
    }
    const words = document.querySelector<HTMLInputElement>("[data-wire-search]");
    words?.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.loadWires(words.value), WAIT);
    });
    document.addEventListener("click", (event) => this.clicked(event));
    this.part("original")?.addEventListener("submit", (event) => void this.accepted(event));
    document.addEventListener("dragstart", (event) => this.dragged(event));
    this.open(this.tabs[0]?.dataset["panelTab"] ?? "");
  }

  open(name: string): void {
    for (const tab of this.tabs) {
      const isChosen = tab.dataset["panelTab"] === name;
      tab.setAttribute("aria-selected", String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      const part = this.part(tab.dataset["panelTab"]!);
      if (part) part.hidden = !isChosen;
    }
    void this.load(name);
  }

  private part(name: string): HTMLElement | null {
    return document.getElementById(`panel-${name}`);
  }

  private step(event: KeyboardEvent, tab: HTMLButtonElement): void {
    const isTurned = document.documentElement.dir === "rtl";
    const by = { ArrowRight: isTurned ? -1 : 1, ArrowLeft: isTurned ? 1 : -1, Home: -99, End: 99 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const place = this.tabs.indexOf(tab);
    const next = Math.abs(by) === 99 ? (by < 0 ? 0 : this.tabs.length - 1) : (place + by + this.tabs.length) % this.tabs.length;
    this.open(this.tabs[next]!.dataset["panelTab"]!);
    this.tabs[next]!.focus();
  }

  private async load(name: string): Promise<void> {
    if (name === "checks") return this.loadChecks();
    if (name === "comments") return this.loadComments();
    if (name === "history") return this.loadPast();
    if (this.loaded.has(name)) return;
    this.loaded.add(name);
    if (name === "pictures") await this.loadPictures();
    if (name === "wires") await this.loadWires("");
    if (name === "original") await this.fill("original", setup().addresses.original);
  }

  private async loadWires(words: string): Promise<void> {
    await this.fill("wires", `${setup().addresses.wires}?q=${encodeURIComponent(words)}`, "[data-wire-results]");
  }

  // A translation that still stands though its original changed is said to, without leaving the text.
  private async accepted(event: Event): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const sent = { method: "POST", body: new FormData(form), headers: { "X-Newsroom": "1" } };
    if (await fetch(form.action, sent).catch(() => null)) await this.fill("original", setup().addresses.original);
  }

  private async fill(name: string, address: string, place = "[data-fill]"): Promise<void> {
    const holder = this.part(name)?.querySelector<HTMLElement>(place);
    const html = holder && (await fragment(address));
    if (holder && html !== null) holder.innerHTML = html ?? "";
  }

  // The lines of the page "Ready?"; each leads to the place that it is about.
  private async loadChecks(): Promise<void> {
    const holder = this.part("checks")?.querySelector<HTMLElement>("[data-fill]");
    const html = holder && (await fragment(`${setup().addresses.ready}?part=1`));
    if (holder && html) holder.innerHTML = html;
  }

  private clicked(event: MouseEvent): void {
    const link = (event.target as HTMLElement).closest<HTMLElement>("[data-go-block], [data-go-field]");
    if (link) {
      event.preventDefault();
      this.goTo(link.dataset["goBlock"], link.dataset["goField"]);
      return;
    }
    const button = (event.target as HTMLElement).closest<HTMLElement>("[data-insert], [data-insert-original]");
    const paragraph = button?.closest<HTMLElement>("[data-source]") ?? button?.parentElement?.querySelector<HTMLElement>("[data-source]");
    if (!button || !paragraph || !this.editor.isEditable) return;
    event.preventDefault();
    const isTranslation = button.hasAttribute("data-insert-original");
    insertParagraph(this.editor.view, this.editor.state.selection.head, isTranslation ? "" : wordsOf(paragraph), sourcesOf(`[${paragraph.dataset["source"]}]`));
    this.editor.view.focus();
  }

  private goTo(block: string | undefined, field: string | undefined): void {
    const words = block && this.editor.view.dom.querySelector<HTMLElement>(`[data-block="${CSS.escape(block)}"]`);
    if (words) {
      const pos = this.editor.view.posAtDOM(words, 0);
      this.editor.chain().focus(pos).run();
      words.scrollIntoView({ block: "center" });
      return;
    }
    const line = document.querySelector<HTMLElement>(`[data-line="${CSS.escape(field ?? "")}"]`);
    if (!line) this.open(field === "lead_picture" ? "pictures" : "facts");
    (line ?? document.querySelector<HTMLElement>(`[data-fact="${CSS.escape(field ?? "")}"]`))?.focus();
  }

  private dragged(event: DragEvent): void {
    const paragraph = (event.target as HTMLElement).closest?.<HTMLElement>("[data-wire-paragraph]");
    if (!paragraph || !event.dataTransfer) return;
    const words = wordsOf(paragraph);
    event.dataTransfer.setData(WIRE_TYPE, JSON.stringify({ source: paragraph.dataset["source"], words }));
    event.dataTransfer.setData("text/plain", words);
    event.dataTransfer.effectAllowed = "copy";
  }
}

// The words of a paragraph without the buttons that stand in it.
function wordsOf(paragraph: HTMLElement): string {
  const copy = paragraph.cloneNode(true) as HTMLElement;
  for (const part of copy.querySelectorAll("button, .hearing, [data-not-words]")) part.remove();
  return (copy.querySelector("[data-words]") ?? copy).textContent.replace(/\s+/g, " ").trim();
}

async function fragment(address: string): Promise<string | null> {
  try {
    const response = await fetch(address, { headers: { "X-Newsroom": "1" } });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}
