// The wire list: keys, the opened item beside it, and new items that come in live.
import htmx from "htmx.org";
import { LiveRows } from "./live";
import { showCount, startStory } from "./reading";
import { onKey } from "./shortcuts";

const WIDE = window.matchMedia("(min-width: 68rem)");

export function startMonitor(): void {
  const monitor = document.querySelector<HTMLElement>("[data-monitor]");
  const list = monitor?.querySelector<HTMLElement>("[data-list]");
  if (monitor && list) new Monitor(monitor, list).start();
}

class Monitor {
  private opened = "";

  constructor(
    private readonly monitor: HTMLElement,
    private readonly list: HTMLElement,
  ) {}

  start(): void {
    const live = new LiveRows(this.monitor, this.list);
    live.start();
    onKey("j", (event) => this.step(event, 1));
    onKey("k", (event) => this.step(event, -1));
    onKey("ArrowDown", (event) => this.stepIfInList(event, 1));
    onKey("ArrowUp", (event) => this.stepIfInList(event, -1));
    onKey("o", () => this.current()?.querySelector<HTMLAnchorElement>("a")?.click());
    onKey("Enter", () => undefined);
    onKey("n", () => live.show());
    onKey("s", () => void this.startStory());
    onKey("Escape", () => this.backToList());
    this.list.addEventListener("click", (event) => this.clicked(event));
    this.list.addEventListener("keydown", (event) => this.entered(event));
    this.monitor.addEventListener("click", (event) => this.versionClicked(event));
    this.monitor.addEventListener("htmx:afterSwap", () => this.swapped());
  }

  private rows(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>(".item")];
  }

  private current(): HTMLElement | null {
    const focused = document.activeElement?.closest<HTMLElement>(".item");
    return focused ?? this.list.querySelector<HTMLElement>(".item.selected");
  }

  private step(event: Event, by: number): void {
    const rows = this.rows();
    const here = this.current();
    const next = here ? rows[rows.indexOf(here) + by] : rows[0];
    if (!next) return;
    event.preventDefault();
    this.select(next);
    next.querySelector("a")?.focus();
    next.scrollIntoView({ block: "nearest" });
    // With an item open beside the list, moving on opens the next, as mail programs do.
    if (this.opened && WIDE.matches) void this.open(next);
  }

  private stepIfInList(event: Event, by: number): void {
    if (this.list.contains(document.activeElement)) this.step(event, by);
  }

  private select(row: HTMLElement): void {
    for (const other of this.list.querySelectorAll(".selected")) other.classList.remove("selected");
    row.classList.add("selected");
  }

  private clicked(event: MouseEvent): void {
    const row = (event.target as HTMLElement).closest<HTMLElement>(".item");
    if (!row || event.ctrlKey || event.metaKey || event.shiftKey || event.button || !event.detail) return;
    this.select(row);
    if (!WIDE.matches) return;
    event.preventDefault();
    void this.open(row);
  }

  private entered(event: KeyboardEvent): void {
    const row = (event.target as HTMLElement).closest<HTMLElement>(".item");
    if (event.key !== "Enter" || !row || event.ctrlKey || event.metaKey || !WIDE.matches) return;
    event.preventDefault();
    void this.open(row).then(() => this.side().focus());
  }

  private side(): HTMLElement {
    return this.monitor.querySelector<HTMLElement>("[data-item-side]")!;
  }

  private async open(row: HTMLElement): Promise<void> {
    const address = row.querySelector("a")?.href;
    if (!address || this.opened === row.dataset["version"]) return;
    this.opened = row.dataset["version"] ?? "";
    await this.load(address);
    row.classList.add("seen");
  }

  private async load(address: string): Promise<void> {
    await htmx.ajax("get", address, { target: this.side(), swap: "innerHTML" });
    this.side().scrollTop = 0;
  }

  private swapped(): void {
    for (const form of this.side().querySelectorAll("[data-take]")) showCount(form);
  }

  private versionClicked(event: MouseEvent): void {
    const link = (event.target as HTMLElement).closest<HTMLAnchorElement>("[data-open-item]");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    void this.load(link.href);
  }

  private async startStory(): Promise<void> {
    const row = this.current();
    if (row && WIDE.matches) await this.open(row);
    else if (row) {
      row.querySelector("a")?.click();
      return;
    }
    startStory();
  }

  private backToList(): void {
    this.current()?.querySelector("a")?.focus();
  }
}
