// Text areas as high as their text, and the count of characters beside headlines.
import { grow } from "./grow";
import { word } from "./words";

export { grow };

function count(field: HTMLInputElement | HTMLTextAreaElement): void {
  const output = document.querySelector<HTMLElement>(`[data-count-for="${field.name}"]`);
  if (!output) return;
  const [good, most] = (field.dataset["limits"] ?? "0 0").split(" ").map(Number) as [number, number];
  const length = [...field.value].length;
  output.textContent = length ? word("characters", length) : "";
  output.dataset["level"] = length > most ? "too-long" : length > good ? "long" : "good";
}

export function startGrowing(root: ParentNode): void {
  for (const area of root.querySelectorAll<HTMLTextAreaElement>("textarea[data-grow]")) grow(area);
  for (const field of root.querySelectorAll<HTMLInputElement>("[data-limits]")) count(field);
}

document.addEventListener("input", (event) => {
  const field = event.target as HTMLTextAreaElement;
  if (field.matches("textarea[data-grow]")) grow(field);
  if (field.matches("[data-limits]")) count(field);
});
document.addEventListener("keydown", (event) => {
  const field = event.target as HTMLElement;
  if (event.key === "Enter" && field.matches("[data-one-line]") && !event.isComposing) event.preventDefault();
});
let width = window.innerWidth;
window.addEventListener("resize", () => {
  if (window.innerWidth === width) return;
  width = window.innerWidth;
  startGrowing(document);
});
