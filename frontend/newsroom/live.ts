// Rows that come in live. They go on top at once while nobody reads down the list; else they wait
// behind a button, so that nothing moves under the eyes or the keys of whoever reads.
import { word } from "./words";

export class LiveRows {
  private readonly waiting: HTMLElement[] = [];
  private readonly pill: HTMLButtonElement;
  private readonly scroller: HTMLElement;
  private source: EventSource | undefined;

  constructor(
    private readonly monitor: HTMLElement,
    private readonly list: HTMLElement,
  ) {
    this.pill = monitor.querySelector<HTMLButtonElement>("[data-pill]")!;
    this.scroller = monitor.querySelector<HTMLElement>("[data-scroll]")!;
  }

  start(): void {
    this.pill.addEventListener("click", () => this.show());
    // Bytes that a page holds back are no news: the stream rests while nobody can see it.
    window.addEventListener("pagehide", () => this.source?.close());
    this.connect(this.monitor.dataset["stream"] ?? "");
  }

  private connect(address: string): void {
    const source = new EventSource(address);
    this.source = source;
    this.state(false);
    source.addEventListener("open", () => this.state(true));
    source.addEventListener("error", () => this.state(false));
    source.addEventListener("rows", (event) => this.arrived((event as MessageEvent<string>).data));
    source.addEventListener("reload", () => window.location.reload());
    source.addEventListener("signed-out", () => {
      source.close();
      window.location.reload();
    });
  }

  private state(on: boolean): void {
    this.monitor.querySelector("[data-live]")?.classList.toggle("on", on);
    const text = this.monitor.querySelector("[data-live-word]");
    if (text) text.textContent = word(on ? "live" : "waiting");
  }

  private arrived(html: string): void {
    const template = document.createElement("template");
    template.innerHTML = html;
    for (const row of template.content.querySelectorAll<HTMLElement>(".item")) this.take(row);
    if (!this.isBeingRead()) this.show();
    this.count();
  }

  private take(row: HTMLElement): void {
    const same = this.waiting.findIndex((other) => other.dataset["item"] === row.dataset["item"]);
    if (same >= 0) this.waiting.splice(same, 1);
    if (!this.list.querySelector(`[data-version="${row.dataset["version"]}"]`)) this.waiting.push(row);
  }

  private isBeingRead(): boolean {
    const isDown = this.scroller.scrollTop > 8 || (this.scroller.getBoundingClientRect().top < 0);
    return isDown || this.list.contains(document.activeElement) || this.list.querySelector(".selected") !== null;
  }

  private count(): void {
    const count = this.waiting.length;
    this.pill.hidden = count === 0;
    this.pill.textContent = count === 1 ? word("new_one") : word("new_many", count);
  }

  show(): void {
    const focused = document.activeElement === this.pill;
    for (const row of this.waiting.splice(0)) {
      // A new version of an item takes the place of the one before.
      this.list.querySelector(`[data-item="${row.dataset["item"]}"]`)?.remove();
      this.list.prepend(row);
    }
    this.monitor.querySelector("[data-empty]")?.remove();
    this.count();
    this.scroller.scrollTop = 0;
    if (focused) this.list.querySelector<HTMLElement>("a")?.focus();
  }
}
