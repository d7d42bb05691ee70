// A sentence for whoever works here: shown for a while, and read out.
let timer: ReturnType<typeof setTimeout> | undefined;

export function tell(sentence: string, level: "" | "bad" = ""): void {
  const place = document.querySelector<HTMLElement>("[data-telling]");
  if (!place) return;
  place.textContent = sentence;
  place.dataset["level"] = level;
  clearTimeout(timer);
  timer = setTimeout(() => (place.textContent = ""), 8_000);
}
