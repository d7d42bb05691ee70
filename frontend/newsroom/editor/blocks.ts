// Blocks of the article form: new ones, and what moves, divides and joins them.
import { grow } from "../growing";

let made = 0;

export function blockOf(element: Element | null): HTMLElement | null {
  return element?.closest<HTMLElement>("[data-block]") ?? null;
}

export function textOf(block: Element): HTMLTextAreaElement | null {
  return block.querySelector<HTMLTextAreaElement>("[data-text]");
}

export function sourcesOf(block: Element): HTMLInputElement {
  return block.querySelector<HTMLInputElement>("[data-sources]")!;
}

export function field(block: HTMLElement, name: string): HTMLInputElement | null {
  return block.querySelector<HTMLInputElement>(`[name="${block.dataset["block"]}-${name}"]`);
}

// A new block from the page's template; its key is replaced in the names of all fields.
export function newBlock(kind: string, key = `new${Date.now().toString(36)}${made++}`): HTMLElement {
  const template = document.querySelector<HTMLTemplateElement>("#block-template")!;
  const holder = document.createElement("div");
  holder.innerHTML = template.innerHTML.replaceAll("KEY", key);
  const block = holder.querySelector<HTMLElement>("[data-block]")!;
  setKind(block, kind);
  return block;
}

export function setKind(block: HTMLElement, kind: string): void {
  block.dataset["kind"] = kind;
  const select = block.querySelector<HTMLSelectElement>("select[data-kind-field]");
  if (select) select.value = kind;
}

export function split(block: HTMLElement): HTMLElement | null {
  const text = textOf(block);
  if (!text || block.dataset["kind"] === "picture") return null;
  const { value, selectionStart, selectionEnd } = text;
  const kind = block.dataset["kind"] === "heading" ? "paragraph" : (block.dataset["kind"] ?? "paragraph");
  const next = newBlock(kind);
  // Where the caret is at the end nothing of the sources goes along: new words are to follow.
  if (selectionEnd < value.trimEnd().length) sourcesOf(next).value = sourcesOf(block).value;
  text.value = value.slice(0, selectionStart).trimEnd();
  const rest = textOf(next)!;
  rest.value = value.slice(selectionEnd).trimStart();
  block.after(next);
  grow(text);
  grow(rest);
  focusAt(rest, 0);
  return next;
}

export function merge(block: HTMLElement): boolean {
  const before = block.previousElementSibling as HTMLElement | null;
  const [text, into] = [textOf(block), before && textOf(before)];
  if (!before || !text || !into || "picture" === block.dataset["kind"] || before.dataset["kind"] === "picture") return false;
  const joint = before.dataset["kind"] === "list" ? "\n" : " ";
  const place = into.value.length;
  into.value = [into.value, text.value].filter(Boolean).join(joint);
  sourcesOf(before).value = joined(sourcesOf(before).value, sourcesOf(block).value);
  block.remove();
  grow(into);
  focusAt(into, place && text.value ? place + 1 : place);
  return true;
}

function joined(one: string, other: string): string {
  const all = [...(JSON.parse(one) as object[]), ...(JSON.parse(other) as object[])];
  const seen = new Set<string>();
  return JSON.stringify(all.filter((source) => !seen.has(JSON.stringify(source)) && seen.add(JSON.stringify(source))));
}

export function move(block: HTMLElement, by: -1 | 1): void {
  const other = by < 0 ? block.previousElementSibling : block.nextElementSibling;
  if (!other) return;
  const focused = document.activeElement as HTMLElement | null;
  if (by < 0) other.before(block);
  else other.after(block);
  if (focused && block.contains(focused)) focused.focus();
  block.scrollIntoView({ block: "nearest" });
}

export function focusAt(text: HTMLTextAreaElement, place: number): void {
  text.focus();
  text.setSelectionRange(place, place);
}

export function addSource(block: Element, source: object): void {
  const field = sourcesOf(block);
  field.value = JSON.stringify([...(JSON.parse(field.value) as object[]), source]);
}

export function dropSource(block: Element, place: number): void {
  const field = sourcesOf(block);
  const sources = JSON.parse(field.value) as object[];
  sources.splice(place, 1);
  field.value = JSON.stringify(sources);
}
