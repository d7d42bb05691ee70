// What this browser kept of an article and never got saved: offered, and put back into the form.
import { word } from "../words";
import * as blocks from "./blocks";
import { forget, kept, type Kept } from "./keeping";

/** Offer what is kept, unless it is what was saved. */
export function offerKept(article: string, saved: string, take: (found: Kept) => void): void {
  const found = kept(article);
  const banner = document.querySelector<HTMLElement>("[data-restore]");
  if (!found || !banner) return;
  if (JSON.stringify(found.entries.filter(([name]) => name !== "base")) === saved) {
    forget(article);
    return;
  }
  const at = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  banner.querySelector("[data-restore-text]")!.textContent = word("kept_of", at.format(new Date(found.at)));
  banner.hidden = false;
  banner.querySelector("[data-restore-yes]")!.addEventListener("click", () => {
    take(found);
    banner.hidden = true;
  });
  banner.querySelector("[data-restore-no]")!.addEventListener("click", () => {
    forget(article);
    banner.hidden = true;
  });
}

/**
 * Put the text back, with the number of the revision it was based on: saving it merges it with what
 * others saved since, or shows both.
 */
export function restore(form: HTMLFormElement, list: HTMLElement, found: Kept): void {
  const values = new Map(found.entries);
  const keys = found.entries.filter(([name]) => name === "block").map(([, key]) => key);
  const present = new Map([...list.querySelectorAll<HTMLElement>("[data-block]")].map((block) => [block.dataset["block"]!, block]));
  list.replaceChildren(...keys.map((key) => present.get(key) ?? blocks.newBlock(values.get(`${key}-kind`) ?? "paragraph", key)));
  for (const [name, value] of found.entries) {
    const field = form.elements.namedItem(name);
    if (name !== "block" && name !== "topics" && field instanceof HTMLElement) (field as HTMLInputElement).value = value;
  }
  for (const box of form.querySelectorAll<HTMLInputElement>("[name=topics]")) {
    box.checked = found.entries.some(([name, value]) => name === "topics" && value === box.value);
  }
}
