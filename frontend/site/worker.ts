// Keeps the pages that a reader read last, for when there is no network: their text, nothing else.
//
// The network always goes first, so that nobody reads an old or withdrawn page who could have the
// present one. Without network a kept page is shown with a sentence that says so. What was withdrawn
// is dropped as soon as the network is there again, whatever page is read then; what was kept three
// days ago is shown no more.

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Asked extends Lasting {
  readonly request: Request;
  readonly preloadResponse: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}

const KEPT = "kept-pages";
const OFFLINE = "offline-pages";
const MOST = 30;
const LONGEST = 3 * 24 * 3600 * 1000;
const BETWEEN_LISTS = 10 * 60 * 1000;
const TIME = "x-kept";
// Pages of the services; neither the newsroom's nor a search's.
const NO_SERVICE = /^\/(newsroom|api|accounts|wires|static|media|live|ledger)\//;
const ARTICLE = /^(\/[^/]+)(?:\/lite)?(\/\d{4}\/\d\d\/\d\d\/[^/]+\/)/;
const ANY = { ignoreVary: true, ignoreSearch: true };

const listed = new Map<string, number>();

// The page is on its way while this worker wakes up.
self.addEventListener("activate", (event) => {
  const { registration } = self as unknown as { registration: ServiceWorkerRegistration };
  (event as unknown as Lasting).waitUntil(registration.navigationPreload?.enable() ?? Promise.resolve());
});

self.addEventListener("fetch", (event) => {
  const asked = event as unknown as Asked;
  const place = new URL(asked.request.url);
  if (asked.request.mode !== "navigate" || asked.request.method !== "GET") return;
  if (place.origin !== location.origin || place.search || !serviceOf(place.pathname)) return;
  asked.respondWith(answer(asked, place.pathname));
});

function serviceOf(path: string): string {
  return NO_SERVICE.test(path) ? "" : (/^\/[^/]+\//.exec(path)?.[0] ?? "");
}

async function answer(asked: Asked, path: string): Promise<Response> {
  let response: Response;
  try {
    response = (await asked.preloadResponse) ?? (await fetch(asked.request));
  } catch {
    return (await keptPage(path)) ?? (await offlinePage(path)) ?? Response.error();
  }
  asked.waitUntil(remember(path, response.clone()));
  return response;
}

async function remember(path: string, response: Response): Promise<void> {
  const cache = await caches.open(KEPT);
  if (response.status === 404 || response.status === 410) await cache.delete(path, ANY);
  else if (response.ok && isPage(response)) await keep(cache, path, response);
  const service = serviceOf(path);
  await dropWithdrawn(cache, service);
  await fetchOffline(service);
}

function isPage(response: Response): boolean {
  return (response.headers.get("content-type") ?? "").startsWith("text/html");
}

async function keep(cache: Cache, path: string, response: Response): Promise<void> {
  await cache.delete(path, ANY);
  await cache.put(path, await stamped(response));
  const all = await cache.keys();
  for (const old of all.slice(0, Math.max(0, all.length - MOST))) await cache.delete(old, ANY);
}

async function stamped(response: Response): Promise<Response> {
  const headers = headersOf(response);
  headers.set(TIME, String(Date.now()));
  return new Response(await response.blob(), { status: response.status, headers });
}

// The body of a response is not encoded any more, and its length may be another one.
function headersOf(response: Response): Headers {
  const headers = new Headers(response.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  return headers;
}

function isOld(response: Response): boolean {
  return !(Date.now() - Number(response.headers.get(TIME)) < LONGEST);
}

async function dropWithdrawn(cache: Cache, service: string): Promise<void> {
  if (Date.now() - (listed.get(service) ?? 0) < BETWEEN_LISTS) return;
  const answer = await fetch(`${service}withdrawn.json`, { cache: "no-cache", credentials: "omit" });
  if (!answer.ok) return;
  listed.set(service, Date.now());
  const withdrawn = new Set(((await answer.json()) as { withdrawn: string[] }).withdrawn);
  for (const kept of await cache.keys()) {
    const response = await cache.match(kept, ANY);
    const article = articleOf(new URL(kept.url).pathname);
    if (!response || isOld(response) || (article && withdrawn.has(await digest(article)))) {
      await cache.delete(kept, ANY);
    }
  }
}

// The path of the article that a page belongs to: its text edition, or a part of it.
function articleOf(path: string): string {
  const found = ARTICLE.exec(decodeURIComponent(path));
  return found ? `${found[1]}${found[2]}` : "";
}

async function digest(path: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(path));
  return Array.from(new Uint8Array(bytes, 0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function fetchOffline(service: string): Promise<void> {
  const cache = await caches.open(OFFLINE);
  const present = await cache.match(`${service}offline/`, ANY);
  if (present && !isOld(present)) return;
  const response = await fetch(`${service}offline/`, { credentials: "omit" });
  if (response.ok) await cache.put(`${service}offline/`, await stamped(response));
}

async function keptPage(path: string): Promise<Response | undefined> {
  const cache = await caches.open(KEPT);
  const kept = await cache.match(path, ANY);
  if (!kept) return undefined;
  if (isOld(kept)) {
    await cache.delete(path, ANY);
    return undefined;
  }
  const note = /data-note="([^"]*)"/.exec((await offlineText(path)) ?? "")?.[1] ?? "";
  const html = await kept.text();
  const told = html.replace("<main", () => `<p class="kept" role="note">${note}</p>\n<main`);
  return new Response(told, { headers: headersOf(kept) });
}

async function offlineText(path: string): Promise<string | undefined> {
  const cache = await caches.open(OFFLINE);
  return (await cache.match(`${serviceOf(path)}offline/`, ANY))?.text();
}

// The page's own sentence stands where nothing is kept. Titles come from our pages, escaped there.
async function offlinePage(path: string): Promise<Response | undefined> {
  const cache = await caches.open(OFFLINE);
  const page = await cache.match(`${serviceOf(path)}offline/`, ANY);
  if (!page) return undefined;
  const links = await keptLinks();
  const html = await page.text();
  const list = `<ul class="notes">${links.join("")}</ul>`;
  const shown = links.length ? html.replace(/<!--kept-->[^]*<!--\/kept-->/, () => list) : html;
  return new Response(shown, { status: 503, headers: headersOf(page) });
}

async function keptLinks(): Promise<string[]> {
  const cache = await caches.open(KEPT);
  const links: string[] = [];
  for (const request of Array.from(await cache.keys()).reverse()) {
    const response = await cache.match(request, ANY);
    if (!response || isOld(response)) continue;
    const title = /<title>([^<]*)<\/title>/.exec(await response.text())?.[1] ?? "";
    const path = new URL(request.url).pathname.replace(/["&<>]/g, encodeURIComponent);
    links.push(`<li><a href="${path}">${title}</a></li>`);
  }
  return links;
}
