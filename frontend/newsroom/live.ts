// The connection on which the server tells what comes in. It resumes by itself where it broke off.
import { showFlashes } from "./flashes";
import { showNotices } from "./notices";
import { word } from "./words";

export interface Arrived {
  /** A row for the columns named, or, with none, for wherever an earlier version stands. */
  row(row: HTMLElement, columns: string[]): void;
  /** A row whose desks or marks have changed: it belongs to these columns and to no others. */
  routed(row: HTMLElement, columns: string[]): void;
  /** An item that may not be seen any more. */
  gone(item: string): void;
  /** Any other piece of a message. */
  piece?(piece: HTMLElement): void;
  /** All of one message has been handed over. */
  done(): void;
  /** More was missed than the server keeps ready. */
  missed(): void;
}

export function listen(address: string, sign: HTMLElement | null, arrived: Arrived): void {
  const source = new EventSource(address);
  const state = (on: boolean): void => {
    sign?.classList.toggle("on", on);
    const text = sign?.querySelector("[data-live-word]");
    if (text) text.textContent = word(on ? "live" : "waiting");
  };
  state(false);
  // Bytes that a page holds back are no news: the stream rests while nobody can see it.
  window.addEventListener("pagehide", () => source.close());
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) window.location.reload();
  });
  source.addEventListener("open", () => state(true));
  source.addEventListener("error", () => state(false));
  source.addEventListener("rows", (event) => handOver((event as MessageEvent<string>).data, arrived));
  source.addEventListener("reload", () => {
    source.close();
    arrived.missed();
    // From now on, then: without a cursor.
    listen(address.replace(/cursor=[^&]*/, ""), sign, arrived);
  });
  source.addEventListener("signed-out", () => {
    source.close();
    window.location.reload();
  });
}

function handOver(html: string, arrived: Arrived): void {
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const piece of template.content.children) {
    if (!(piece instanceof HTMLElement)) continue;
    const { for: columns, gone, flashes, routed, notices } = piece.dataset;
    const row = piece.firstElementChild;
    if (columns !== undefined && row instanceof HTMLElement) {
      arrived[routed === undefined ? "row" : "routed"](row, columns.split(" ").filter(Boolean));
    } else if (gone) arrived.gone(gone);
    else if (flashes !== undefined) showFlashes(piece.innerHTML, true);
    else if (notices !== undefined) showNotices(piece.innerHTML, true);
    else arrived.piece?.(piece);
  }
  arrived.done();
}
