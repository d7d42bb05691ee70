// Bringing the open form to what the server has, without touching what is being typed.
import { grow } from "../growing";
import { field, textOf } from "./blocks";

const HEADS = ["headline", "short_headline", "deck", "slug", "dateline", "section", "lead_picture"];

/** Take the server's form over into the page; `sent` is what it was made from. */
export function takeOver(form: HTMLFormElement, fresh: HTMLFormElement, sent: FormData): void {
  for (const name of ["base", "token"]) named(form, name).value = named(fresh, name).value;
  for (const name of HEADS) takeField(named(form, name), named(fresh, name), sent.get(name));
  takeBlocks(form, fresh, sent);
  for (const part of ["[data-computed]", "[data-lead-view]"]) {
    const [old, next] = [form.querySelector(part), fresh.querySelector(part)];
    if (old && next) old.innerHTML = next.innerHTML;
  }
}

function named(form: HTMLFormElement, name: string): HTMLInputElement {
  return form.elements.namedItem(name) as HTMLInputElement;
}

// A field that was changed since it was sent stays as it is.
function takeField(old: HTMLInputElement | null, next: HTMLInputElement | null, sent: unknown): void {
  if (!old || !next || old.value !== sent || old.value === next.value) return;
  old.value = next.value;
  if (old.matches("textarea[data-grow]")) grow(old as unknown as HTMLTextAreaElement);
}

function takeBlocks(form: HTMLFormElement, fresh: HTMLFormElement, sent: FormData): void {
  const list = form.querySelector<HTMLElement>("[data-blocks]")!;
  const old = [...list.querySelectorAll<HTMLElement>("[data-block]")];
  const next = [...fresh.querySelectorAll<HTMLElement>("[data-blocks] [data-block]")];
  const sentKeys = sent.getAll("block") as string[];
  const ids = sentKeys.map((key) => sent.get(`${key}-id`) as string);
  const known = new Set(ids.filter(Boolean));
  // New blocks got their ids in the order in which they were sent.
  const born = next.filter((block) => !known.has(idOf(block)) && isMine(block));
  const newKeys = sentKeys.filter((_, place) => !ids[place]);
  let after: Element | null = null;
  const kept = new Set<HTMLElement>();
  const matched = match(old, next, born, newKeys);
  for (const block of next) {
    const mine = matched.get(block);
    if (mine) update(mine, block, sent);
    const placed = mine ?? block;
    kept.add(placed);
    if (!mine) after ? after.after(placed) : list.prepend(placed);
    after = placed;
  }
  for (const block of old) if (!kept.has(block) && sentKeys.includes(block.dataset["block"]!)) block.remove();
  for (const area of list.querySelectorAll<HTMLTextAreaElement>("textarea[data-grow]")) grow(area);
}

function isMine(block: HTMLElement): boolean {
  return idOf(block) !== "";
}

function idOf(block: HTMLElement): string {
  return field(block, "id")?.value ?? "";
}

function match(
  old: HTMLElement[],
  next: HTMLElement[],
  born: HTMLElement[],
  newKeys: string[],
): Map<HTMLElement, HTMLElement> {
  const found = new Map<HTMLElement, HTMLElement>();
  for (const block of next) {
    const same = old.find((other) => idOf(other) !== "" && idOf(other) === idOf(block));
    if (same) found.set(block, same);
  }
  const unmatched = newKeys
    .map((key) => old.find((block) => block.dataset["block"] === key))
    .filter((block): block is HTMLElement => block !== undefined);
  for (const block of unmatched) {
    const words = textOf(block)?.value ?? field(block, "url")?.value ?? "";
    const twin =
      born.find((other) => !found.has(other) && (textOf(other)?.value ?? field(other, "url")?.value ?? "") === words) ??
      born.find((other) => !found.has(other));
    if (twin) found.set(twin, block);
  }
  return found;
}

function update(mine: HTMLElement, theirs: HTMLElement, sent: FormData): void {
  const key = mine.dataset["block"]!;
  field(mine, "id")!.value = idOf(theirs);
  takeField(textOf(mine) as unknown as HTMLInputElement, textOf(theirs) as unknown as HTMLInputElement, sent.get(`${key}-text`));
  const sources = mine.querySelector<HTMLInputElement>("[data-sources]")!;
  if (sources.value === sent.get(`${key}-sources`)) {
    sources.value = theirs.querySelector<HTMLInputElement>("[data-sources]")!.value;
    mine.querySelector("[data-margin]")!.innerHTML = theirs.querySelector("[data-margin]")!.innerHTML;
  }
  const [unit, newUnit] = [mine.querySelector(".source-text"), theirs.querySelector(".source-text")];
  if (unit && newUnit) unit.innerHTML = newUnit.innerHTML;
}
