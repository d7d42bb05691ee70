// The wire monitor: columns side by side, keys as in a mail program, the opened item beside them.
import htmx from "htmx.org";
import { Column, markRead } from "./column";
import { listen } from "./live";
import { showCount, startStory } from "./reading";
import { isRead, setRead } from "./seen";
import { onKey } from "./shortcuts";
import { numerals } from "./words";

const WIDE = window.matchMedia("(min-width: 68rem)");
const TABS = window.matchMedia("(max-width: 47.99rem)");

export function startMonitor(): void {
  const monitor = document.querySelector<HTMLElement>("[data-monitor]");
  if (monitor) new Monitor(monitor).start();
}

class Monitor {
  private opened = "";
  private readonly columns: Column[];
  private readonly side: HTMLElement;
  private active = 0;

  constructor(private readonly monitor: HTMLElement) {
    const elements = [...monitor.querySelectorAll<HTMLElement>("[data-column]")];
    this.columns = elements.map((element) => new Column(element, (column, count) => this.showWaiting(column, count)));
    this.side = monitor.querySelector<HTMLElement>("[data-item-side]")!;
  }

  start(): void {
    this.keys();
    this.listen();
    this.showTab(Math.max(0, this.columns.findIndex((one) => `#${one.element.id}` === window.location.hash)));
    this.monitor.addEventListener("click", (event) => this.clicked(event));
    this.monitor.addEventListener("keydown", (event) => this.entered(event));
    this.monitor.addEventListener("focusin", (event) => this.focused(event));
    this.monitor.addEventListener("htmx:afterSwap", (event) => this.swapped(event));
  }

  private listen(): void {
    listen(this.monitor.dataset["stream"] ?? "", this.monitor.querySelector("[data-live]"), {
      row: (row, keys) => {
        for (const column of this.columns) column.take(row, keys.includes(column.key));
      },
      routed: (row, keys) => {
        for (const column of this.columns) column.route(row, keys.includes(column.key));
      },
      gone: (item) => this.columns.forEach((column) => column.remove(item)),
      done: () => {
        // All are asked before any changes: else each would have the page laid out anew.
        const ready = this.columns.map((column) => column.isReady());
        this.columns.forEach((column, place) => column.settle(ready[place]));
      },
      missed: () => this.columns.forEach((column) => column.missed()),
    });
  }

  private keys(): void {
    onKey("j", (event) => this.step(event, 1));
    onKey("k", (event) => this.step(event, -1));
    onKey("ArrowDown", (event) => this.ifInColumns(() => this.step(event, 1)));
    onKey("ArrowUp", (event) => this.ifInColumns(() => this.step(event, -1)));
    onKey("l", (event) => this.across(event, 1));
    onKey("h", (event) => this.across(event, -1));
    const way = document.documentElement.dir === "rtl" ? -1 : 1;
    onKey("ArrowRight", (event) => this.ifInColumns(() => this.across(event, way)));
    onKey("ArrowLeft", (event) => this.ifInColumns(() => this.across(event, -way)));
    for (let place = 1; place <= 9; place++) onKey(String(place), (event) => this.goTo(event, place - 1));
    onKey("o", () => this.openCurrent());
    onKey("O", () => this.current()?.querySelector<HTMLAnchorElement>("a")?.click());
    onKey("e", () => this.toggleRead());
    onKey("n", () => this.columns.forEach((column) => column.show()));
    onKey(".", () => this.toTop());
    onKey("s", () => void this.startStory());
    onKey("v", () => document.querySelector<HTMLAnchorElement>("[data-compare]")?.click());
    onKey("Escape", () => this.close());
  }

  private column(): Column | undefined {
    return this.columns[this.active];
  }

  private current(): HTMLElement | null {
    const focused = document.activeElement?.closest<HTMLElement>(".item") ?? null;
    return focused && this.monitor.contains(focused) ? focused : (this.column()?.selected() ?? null);
  }

  private step(event: Event, by: number): void {
    const rows = this.column()?.rows() ?? [];
    const here = this.current();
    const next = here ? rows[rows.indexOf(here) + by] : rows[0];
    if (!next) return;
    event.preventDefault();
    this.goToRow(next);
  }

  private goToRow(row: HTMLElement): void {
    this.select(row);
    row.querySelector("a")?.focus();
    row.scrollIntoView({ block: "nearest" });
    // With an item open beside the columns, moving on opens the next, as mail programs do.
    if (this.opened && WIDE.matches) void this.open(row);
  }

  private across(event: Event, by: number): void {
    this.goTo(event, this.active + by);
  }

  private goTo(event: Event, place: number): void {
    const column = this.columns[place];
    if (!column) return;
    event.preventDefault();
    this.showTab(place);
    const row = column.selected() ?? column.rows()[0];
    if (row) this.goToRow(row);
    else column.element.querySelector<HTMLElement>("[data-scroll]")?.focus();
    column.element.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  private ifInColumns(action: () => void): void {
    if (document.activeElement?.closest("[data-column]")) action();
  }

  private showTab(place: number): void {
    this.active = place;
    for (const [number, column] of this.columns.entries()) {
      const isActive = number === place;
      column.element.classList.toggle("active", isActive);
      const tab = this.tab(column);
      if (isActive) tab?.setAttribute("aria-current", "true");
      else tab?.removeAttribute("aria-current");
    }
  }

  private tab(column: Column): HTMLElement | null {
    return this.monitor.querySelector<HTMLElement>(`[data-tab="${CSS.escape(column.key)}"]`);
  }

  private showWaiting(column: Column, waiting: number): void {
    const count = this.tab(column)?.querySelector("[data-tab-count]");
    if (count) count.textContent = waiting ? numerals(waiting) : "";
  }

  private select(row: HTMLElement): void {
    for (const other of this.monitor.querySelectorAll(".selected")) other.classList.remove("selected");
    row.classList.add("selected");
  }

  private focused(event: FocusEvent): void {
    const element = (event.target as HTMLElement).closest<HTMLElement>("[data-column]");
    const place = this.columns.findIndex((column) => column.element === element);
    if (place >= 0 && place !== this.active) this.showTab(place);
  }

  private clicked(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const target = event.target as HTMLElement;
    const tab = target.closest<HTMLElement>("[data-tab]");
    if (tab && TABS.matches) {
      event.preventDefault();
      this.showTab(this.columns.findIndex((column) => column.key === tab.dataset["tab"]));
      return;
    }
    const form = target.closest<HTMLAnchorElement>("[data-column-form]");
    if (form) {
      event.preventDefault();
      void this.showForm(form.href);
      return;
    }
    const also = target.closest<HTMLAnchorElement>("[data-also]");
    if (also) {
      event.preventDefault();
      void this.showAlike(also);
      return;
    }
    const link = target.closest<HTMLAnchorElement>("[data-open-item]");
    if (link && !WIDE.matches && !this.side.contains(link)) return;
    if (link) {
      event.preventDefault();
      void this.load(link.href);
      return;
    }
    if (target.closest("[data-close-item]")) {
      event.preventDefault();
      this.close();
      return;
    }
    const row = target.closest<HTMLElement>(".item");
    if (row && event.detail) this.rowClicked(event, row);
  }

  private rowClicked(event: MouseEvent, row: HTMLElement): void {
    this.select(row);
    this.read(row);
    if (!WIDE.matches) return;
    event.preventDefault();
    void this.open(row);
  }

  private entered(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    const row = target.matches(".row") ? target.closest<HTMLElement>(".item") : null;
    if (event.key !== "Enter" || !row || event.ctrlKey || event.metaKey) return;
    this.select(row);
    this.read(row);
    if (!WIDE.matches) return;
    event.preventDefault();
    void this.open(row).then(() => this.side.focus());
  }

  private openCurrent(): void {
    const row = this.current();
    if (!row) return;
    if (WIDE.matches) void this.open(row).then(() => this.side.focus());
    else row.querySelector<HTMLAnchorElement>("a")?.click();
  }

  private async open(row: HTMLElement): Promise<void> {
    const address = row.querySelector("a")?.href;
    const version = row.dataset["version"] ?? "";
    if (!address || this.opened === version) return;
    this.opened = version;
    this.select(row);
    await this.load(address);
    if (this.opened === version) this.read(row);
    row.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  private async load(address: string): Promise<void> {
    this.side.hidden = false;
    this.monitor.classList.add("open");
    await htmx.ajax("get", address, { target: this.side, swap: "innerHTML" });
    this.side.scrollTop = 0;
  }

  private close(): void {
    if (!this.opened && this.side.hidden) return;
    const row = this.current();
    this.opened = "";
    this.side.hidden = true;
    this.side.replaceChildren();
    this.monitor.classList.remove("open");
    row?.querySelector("a")?.focus();
  }

  private async showAlike(link: HTMLAnchorElement): Promise<void> {
    const list = link.parentElement?.querySelector<HTMLElement>("[data-also-list]");
    if (!list) return;
    const isShown = link.getAttribute("aria-expanded") === "true";
    if (!isShown && !list.children.length) await htmx.ajax("get", link.href, { target: list, swap: "innerHTML" });
    list.hidden = isShown;
    link.setAttribute("aria-expanded", String(!isShown));
  }

  private async showForm(address: string): Promise<void> {
    const dialog = document.querySelector<HTMLDialogElement>("#column-dialog");
    if (!dialog) return;
    await htmx.ajax("get", address, { target: dialog, swap: "innerHTML" });
    dialog.querySelector("[data-close-dialog]")?.addEventListener("click", (event) => {
      event.preventDefault();
      dialog.close();
    });
    dialog.showModal();
    dialog.querySelector<HTMLElement>("[name=title]")?.focus();
  }

  private read(row: HTMLElement, on = true): void {
    const version = row.dataset["version"] ?? "";
    setRead(version, on);
    for (const same of this.monitor.querySelectorAll<HTMLElement>(`[data-version="${CSS.escape(version)}"]`)) markRead(same);
  }

  private toggleRead(): void {
    const row = this.current();
    if (row) this.read(row, !isRead(row.dataset["version"] ?? ""));
  }

  private toTop(): void {
    const column = this.column();
    column?.show();
    const first = column?.rows()[0];
    if (first) this.goToRow(first);
  }

  private swapped(event: Event): void {
    const target = event.target as HTMLElement;
    for (const form of this.side.querySelectorAll("[data-take]")) showCount(form);
    for (const row of target.querySelectorAll?.<HTMLElement>(".item") ?? []) markRead(row);
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
}
