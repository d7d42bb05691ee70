// The breaking-news strip: asks the service's live file every few seconds while the page is seen.
// Nothing is stored: what is put away stays away on this page, and is forgotten with it.

import { countReader } from "./audience";
import { offer, type Reports } from "./report";

interface Alert {
  id: string;
  headline: string;
  path: string;
  published: string;
  time: string;
}

const INTERVAL = 5000;
const strip = document.getElementById("live");
const putAway = new Set<string>();

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  text: string,
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function closeButton(strip: HTMLElement, line: HTMLElement): HTMLButtonElement {
  const button = element("button", strip.dataset.close ?? "");
  button.type = "button";
  button.addEventListener("click", () => {
    putAway.add(line.dataset.id ?? "");
    line.remove();
    document.getElementById("content")?.focus({ preventScroll: true });
  });
  return button;
}

function alertLine(strip: HTMLElement, alert: Alert): HTMLElement {
  const line = element("p", "");
  line.className = "wrap";
  line.dataset.id = alert.id;
  const headline = alert.path ? element("a", alert.headline) : element("span", alert.headline);
  if (headline instanceof HTMLAnchorElement) headline.href = alert.path;
  const time = element("time", alert.time);
  time.dateTime = alert.published;
  line.append(element("b", strip.dataset.label ?? ""), " ", headline, " ", time);
  line.append(closeButton(strip, line));
  return line;
}

function lineOf(strip: HTMLElement, id: string): HTMLElement | undefined {
  return Array.from(strip.children).find(
    (line): line is HTMLElement => line instanceof HTMLElement && line.dataset.id === id,
  );
}

// A line that says the same is left alone, so that a screen reader does not repeat it.
function show(strip: HTMLElement, alerts: Alert[]): void {
  const standing = alerts.filter((alert) => !putAway.has(alert.id));
  const ids = new Set(standing.map((alert) => alert.id));
  for (const line of Array.from(strip.children)) {
    if (line instanceof HTMLElement && !ids.has(line.dataset.id ?? "")) line.remove();
  }
  for (const alert of standing.reverse()) {
    const line = lineOf(strip, alert.id);
    const words = line?.querySelector("a, span");
    if (words?.textContent === alert.headline) continue;
    const fresh = alertLine(strip, alert);
    if (line) line.replaceWith(fresh);
    else strip.prepend(fresh);
    strip.classList.add("came");
  }
}

async function ask(strip: HTMLElement, address: string): Promise<void> {
  const answer = await fetch(address, { cache: "no-cache", credentials: "omit" });
  if (!answer.ok) return;
  const news = (await answer.json()) as { alerts: Alert[]; reports?: Reports };
  show(strip, news.alerts);
  offer(news.reports);
}

function start(strip: HTMLElement, address: string): void {
  let asking = false;
  const tick = (): void => {
    if (document.hidden || asking) return;
    asking = true;
    // A failure is left for the next time: the reader has the page and can do nothing about it.
    ask(strip, address)
      .catch(() => undefined)
      .finally(() => {
        asking = false;
      });
  };
  for (const line of Array.from(strip.children)) {
    if (line instanceof HTMLElement) line.append(closeButton(strip, line));
  }
  setInterval(tick, INTERVAL);
  document.addEventListener("visibilitychange", tick);
  tick();
}

if (strip?.dataset.live) start(strip, strip.dataset.live);
countReader();
// Where there is none, in private windows for instance, pages are read as ever.
navigator.serviceWorker?.register("/worker.js").catch(() => undefined);
