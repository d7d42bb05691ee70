// A live report: when the service's live file tells of newer entries than the page has, a button
// offers them. Nothing moves under the reader's eyes before it is pressed.

export type Reports = Record<string, number>;

const entries = document.querySelector<HTMLElement>("[data-report]");
let last = Number(entries?.dataset.last);

// The region is there before it says something, so that a screen reader tells of it.
const fresh = document.createElement("div");
fresh.className = "fresh";
fresh.setAttribute("role", "status");
if (entries) entries.before(fresh);

export function offer(reports: Reports | undefined): void {
  if (!entries || !((reports?.[entries.dataset.report ?? ""] ?? 0) > last) || fresh.firstChild) return;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = entries.dataset.show ?? "";
  button.addEventListener("click", () => {
    fetchNew(entries)
      .then(() => button.remove())
      // What cannot be fetched now may be had by loading the page as ever.
      .catch(() => location.reload());
  });
  fresh.append(button);
}

async function fetchNew(entries: HTMLElement): Promise<void> {
  const answer = await fetch(entries.dataset.page ?? "", { cache: "no-cache", credentials: "omit" });
  if (!answer.ok) throw new Error(String(answer.status));
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const there = page.querySelector<HTMLElement>("[data-report]");
  if (!there) throw new Error("The report is no live one any more.");
  const added = addEntries(entries, there);
  replacePoints(page);
  last = Number(there.dataset.last);
  const heading = added?.querySelector("h2");
  heading?.setAttribute("tabindex", "-1");
  heading?.focus();
}

// Both are in one order, but the page that is read may have the other.
function addEntries(entries: HTMLElement, there: HTMLElement): Element | undefined {
  const isNewestFirst = "newestFirst" in entries.dataset;
  const isSame = isNewestFirst === "newestFirst" in there.dataset;
  const unknown = Array.from(there.children).filter((entry) => !document.getElementById(entry.id));
  const added = isSame ? unknown : unknown.reverse();
  if (isNewestFirst) entries.prepend(...added);
  else entries.append(...added);
  return added[0];
}

function replacePoints(page: Document): void {
  const points = page.querySelector(".points");
  if (points) document.querySelector(".points")?.replaceWith(points);
}
