// A sentence for whoever works here: shown for a while, and read out. What went wrong stays beside what
// is told after it, as that a revision was saved without it.
const MOST = 3;
let timer: ReturnType<typeof setTimeout> | undefined;
let wrong: string[] = [];

export function tell(sentence: string, level: "" | "bad" = ""): void {
  const place = document.querySelector<HTMLElement>("[data-telling]");
  if (!place) return;
  if (level) wrong = [...wrong.filter((one) => one !== sentence), sentence].slice(-MOST);
  place.textContent = [...wrong, ...(level ? [] : [sentence])].join(" ");
  place.dataset["level"] = wrong.length ? "bad" : "";
  clearTimeout(timer);
  timer = setTimeout(() => {
    wrong = [];
    place.textContent = "";
  }, 8_000);
}
