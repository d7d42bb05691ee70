// One column of the monitor. New rows go on top at once while nobody reads it; else they wait
// behind a button, so that nothing moves under the eyes, the keys or the pointer of whoever reads.
import { isRead } from "./seen";
import { word } from "./words";

// So many rows are kept: older ones are a click away, and a page of thousands is slow.
const MOST = 150;
// A pointer that has just moved over the rows is about to choose one.
const POINTER_RESTS = 1500;
// So many rows within so many milliseconds slide in one by one; more are a flood.
const FEW = 8;
const LATELY = 2000;

export class Column {
  readonly key: string;
  readonly list: HTMLElement;
  private waiting: HTMLElement[] = [];
  private readonly pill: HTMLButtonElement;
  private readonly scroller: HTMLElement;
  private pointerMoved = -POINTER_RESTS;
  private later: number | undefined;
  private arrivals: { at: number; rows: number }[] = [];

  constructor(
    readonly element: HTMLElement,
    private readonly counted: (column: Column, waiting: number) => void,
  ) {
    this.key = element.dataset["column"] ?? "";
    this.list = element.querySelector<HTMLElement>("[data-list]")!;
    this.pill = element.querySelector<HTMLButtonElement>("[data-pill]")!;
    this.scroller = element.querySelector<HTMLElement>("[data-scroll]")!;
    this.pill.addEventListener("click", () => this.show());
    this.list.addEventListener("pointermove", (event) => {
      if (event.pointerType === "mouse") this.pointerMoved = performance.now();
    });
    for (const row of this.rows()) markRead(row);
  }

  rows(): HTMLElement[] {
    return [...this.list.querySelectorAll<HTMLElement>(":scope > .item")];
  }

  selected(): HTMLElement | null {
    return this.list.querySelector<HTMLElement>(".item.selected");
  }

  /** Keep a copy of a row until the message is through; `wanted` tells whether it belongs here. */
  take(row: HTMLElement, wanted: boolean): void {
    const standing = this.find(row.dataset["item"]);
    if (standing && (!wanted || standing.dataset["version"] === row.dataset["version"])) {
      this.replace(standing, copyOf(row));
      return;
    }
    const earlier = this.waiting.findIndex((other) => other.dataset["item"] === row.dataset["item"]);
    if (earlier >= 0) this.waiting.splice(earlier, 1);
    else if (!wanted) return;
    this.waiting.push(copyOf(row));
    if (this.waiting.length > MOST) this.waiting.shift();
  }

  /** A row that rules were applied to: it stands by its time, and goes where it is not wanted. */
  route(row: HTMLElement, wanted: boolean): void {
    const standing = this.find(row.dataset["item"]);
    const isRead = standing?.contains(document.activeElement) || standing?.classList.contains("selected");
    if (standing && (wanted || isRead)) {
      this.replace(standing, copyOf(row));
      return;
    }
    this.remove(row.dataset["item"] ?? "");
    if (!wanted) return;
    const routed = copyOf(row);
    routed.dataset["routed"] = "";
    this.waiting.push(routed);
  }

  remove(item: string): void {
    this.waiting = this.waiting.filter((row) => row.dataset["item"] !== item);
    this.find(item)?.remove();
  }

  /** Whether something waits that may be shown. To ask takes a layout where the page has changed. */
  isReady(): boolean {
    return this.waiting.length > 0 && !this.isBeingRead();
  }

  /** Show what waits, unless somebody reads. */
  settle(isReady = this.isReady()): void {
    if (isReady) this.put(false);
    this.count();
    if (this.waiting.length) this.tryLater();
  }

  /** Show what waits, and go to the top. */
  show(): void {
    const focused = document.activeElement === this.pill;
    this.put(true);
    this.count();
    if (focused) this.list.querySelector<HTMLElement>("a")?.focus();
  }

  missed(): void {
    this.pill.hidden = false;
    this.pill.textContent = word("missed");
    this.pill.addEventListener("click", () => window.location.reload());
  }

  private find(item: string | undefined): HTMLElement | null {
    return item ? this.list.querySelector<HTMLElement>(`:scope > [data-item="${CSS.escape(item)}"]`) : null;
  }

  private replace(standing: HTMLElement, row: HTMLElement): void {
    const focused = standing.contains(document.activeElement);
    row.classList.toggle("selected", standing.classList.contains("selected"));
    row.classList.add("fresh");
    markRead(row);
    standing.replaceWith(row);
    if (focused) row.querySelector("a")?.focus({ preventScroll: true });
  }

  private put(toTop: boolean): void {
    const rows = this.waiting.splice(0);
    const isCalm = this.isCalm(rows.length);
    const onTop = document.createDocumentFragment();
    for (const row of rows) {
      // A new version of an item takes the place of the one before, at the top.
      const standing = this.find(row.dataset["item"]);
      if (standing?.classList.contains("selected")) row.classList.add("selected");
      standing?.remove();
      markRead(row);
      if (isCalm) row.classList.add("fresh");
      if (row.dataset["routed"] === undefined) onTop.prepend(row);
    }
    this.list.prepend(onTop);
    for (const row of rows) if (row.dataset["routed"] !== undefined) this.insert(row);
    this.element.querySelector("[data-empty]")?.remove();
    if (toTop) this.scroller.scrollTop = 0;
    this.trim();
  }

  /** Whether rows may slide in: a flood would only flicker, and its painting would hold up what comes next. */
  private isCalm(rows: number): boolean {
    const now = performance.now();
    this.arrivals = [...this.arrivals.filter((one) => now - one.at < LATELY), { at: now, rows }];
    return this.arrivals.reduce((sum, one) => sum + one.rows, 0) <= FEW;
  }

  /** Put a row among those that came before and after it: ids of versions sort by arrival. */
  private insert(row: HTMLElement): void {
    const version = row.dataset["version"] ?? "";
    const older = this.rows().find((other) => (other.dataset["version"] ?? "") < version);
    const rest = this.list.querySelector(":scope > .more");
    // What is older than all that is shown comes with the rest.
    if (older || !rest) this.list.insertBefore(row, older ?? null);
  }

  private trim(): void {
    const rows = this.rows();
    for (const row of rows.slice(MOST)) {
      if (!row.contains(document.activeElement)) row.remove();
    }
  }

  private isBeingRead(): boolean {
    if (this.scroller.scrollTop > 8 || this.scroller.getBoundingClientRect().top < 0) return true;
    if (this.list.contains(document.activeElement) || this.selected()) return true;
    return performance.now() - this.pointerMoved < POINTER_RESTS;
  }

  private tryLater(): void {
    window.clearTimeout(this.later);
    this.later = window.setTimeout(() => this.settle(), POINTER_RESTS);
  }

  private count(): void {
    const count = this.waiting.length;
    this.pill.hidden = count === 0;
    this.pill.textContent = count === 1 ? word("new_one") : word("new_many", count);
    this.counted(this, count);
  }
}

function copyOf(row: HTMLElement): HTMLElement {
  return row.cloneNode(true) as HTMLElement;
}

export function markRead(row: HTMLElement): void {
  row.classList.toggle("seen", isRead(row.dataset["version"] ?? ""));
}
