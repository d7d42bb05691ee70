// An opened item: paragraphs are chosen one by one or as a stretch, and taken into a story.
import { onKey } from "./shortcuts";
import { word } from "./words";

let last: HTMLInputElement | undefined;

function boxes(form: Element): HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>("[name=paragraph]")];
}

export function showCount(form: Element): void {
  const chosen = boxes(form).filter((box) => box.checked).length;
  const count = form.querySelector("[data-count]");
  if (count) count.textContent = chosen ? word("chosen", chosen) : "";
}

function stretch(form: Element, from: HTMLInputElement, to: HTMLInputElement): void {
  const all = boxes(form);
  const [start, end] = [all.indexOf(from), all.indexOf(to)].sort((a, b) => a - b) as [number, number];
  for (const box of all.slice(start, end + 1)) box.checked = to.checked;
}

function clicked(event: MouseEvent): void {
  const box = event.target as HTMLInputElement;
  const form = box.closest?.("[data-take]");
  if (!form || box.name !== "paragraph") return;
  if (event.shiftKey && last && form.contains(last)) stretch(form, last, box);
  last = box;
  showCount(form);
}

// A story started without a choice takes the whole item: that is what one means by it.
function submitted(event: SubmitEvent): void {
  const form = event.target as HTMLFormElement;
  if (!form.matches("[data-take]")) return;
  const all = boxes(form);
  if (!all.some((box) => box.checked)) for (const box of all) box.checked = true;
}

function step(event: KeyboardEvent): void {
  const box = event.target as HTMLInputElement;
  if (box.name !== "paragraph" || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
  const form = box.closest("[data-take]");
  if (!form) return;
  const all = boxes(form);
  const next = all[all.indexOf(box) + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
  if (event.shiftKey) {
    next.checked = box.checked = true;
    showCount(form);
  }
}

export function startStory(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-take] [value=start]");
  button?.form?.requestSubmit(button);
}

export function startReading(): void {
  document.addEventListener("click", clicked);
  document.addEventListener("keydown", step);
  document.addEventListener("submit", submitted);
  for (const form of document.querySelectorAll("[data-take]")) showCount(form);
  onKey("s", startStory);
  onKey("x", () => {
    const focused = document.activeElement;
    const first = document.querySelector<HTMLInputElement>("[data-take] [name=paragraph]");
    if (focused instanceof HTMLInputElement && focused.name === "paragraph") focused.click();
    else first?.focus();
  });
}
