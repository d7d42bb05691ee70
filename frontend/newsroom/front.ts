// The page of a front. Each step goes to the server, which answers with the front as it is then;
// what others do comes by the stream, and waits while somebody types or drags.
import { listen } from "./live";
import { onKey } from "./shortcuts";

const TYPING_RESTS = 250;
const BUSY = "details[open].menu, details[open].front-add";

export function startFront(): void {
  const page = document.querySelector<HTMLElement>("[data-front]");
  if (page) new Front(page).start();
}

class Front {
  private readonly here: HTMLElement;
  private readonly found: HTMLElement;
  private dragged = "";
  // Between pressing and dragging the story must stay what it is.
  private isHeld = false;
  private isStale = false;
  private later: number | undefined;

  constructor(private readonly page: HTMLElement) {
    this.here = page.querySelector<HTMLElement>("[data-front-here]")!;
    this.found = page.querySelector<HTMLElement>("[data-front-found]")!;
  }

  start(): void {
    this.page.addEventListener("submit", (event) => this.submitted(event));
    this.page.addEventListener("input", (event) => this.typed(event));
    this.page.addEventListener("focusout", () => window.setTimeout(() => void this.refresh()));
    this.page.addEventListener("toggle", () => void this.refresh(), true);
    this.page.querySelector("[data-front-service]")?.addEventListener("change", (event) => (event.target as HTMLSelectElement).form?.requestSubmit());
    this.drags();
    this.keys();
    const nothing = (): void => undefined;
    listen(this.page.dataset["stream"] ?? "", this.page.querySelector("[data-live]"), {
      row: nothing,
      routed: nothing,
      gone: nothing,
      piece: (piece) => {
        this.isStale ||= piece.dataset["frontChanged"] !== undefined;
      },
      done: () => void this.refresh(),
      missed: () => window.location.reload(),
    });
  }

  private submitted(event: SubmitEvent): void {
    const form = event.target as HTMLFormElement;
    if (form.matches("[data-front-search]")) {
      event.preventDefault();
      void this.find();
    } else if (form.matches("[data-front-form]") && !event.defaultPrevented) {
      event.preventDefault();
      void this.send(form.action, new FormData(form, event.submitter));
    }
  }

  private typed(event: Event): void {
    if (!(event.target as HTMLElement).matches("[data-front-search] input")) return;
    window.clearTimeout(this.later);
    this.later = window.setTimeout(() => void this.find(), TYPING_RESTS);
  }

  private async find(): Promise<void> {
    const form = this.page.querySelector<HTMLFormElement>("[data-front-search]")!;
    const words = new FormData(form).get("q") as string;
    const answer = await fetch(`${form.dataset["find"]}?q=${encodeURIComponent(words)}`, { headers: { "X-Newsroom": "1" } });
    if (answer.ok) this.found.innerHTML = await answer.text();
  }

  private async send(address: string, fields: FormData): Promise<void> {
    const answer = await fetch(address, { method: "POST", body: fields, headers: { "X-Newsroom": "1" } });
    if (answer.status === 401 || answer.status === 403 || answer.status >= 500) window.location.reload();
    else this.show(await answer.text());
    const article = String(fields.get("do") ?? "").split(" ")[1] ?? "";
    this.say(article);
  }

  private step(what: string): void {
    const form = this.page.querySelector<HTMLFormElement>("#front-form")!;
    const fields = new FormData(form);
    fields.set("do", what);
    void this.send(form.action, fields);
  }

  // What changed elsewhere is shown at once, but not under the hands of who fills in a form.
  private async refresh(): Promise<void> {
    if (!this.isStale || this.isBusy()) return;
    this.isStale = false;
    const answer = await fetch(this.page.querySelector<HTMLFormElement>("[data-front-search]")!.action, { headers: { "X-Newsroom": "1" } });
    if (!answer.ok) return;
    const html = await answer.text();
    if (this.isBusy()) this.isStale = true;
    else this.showUnder(html);
  }

  // What was said of one's own last step stays until the next one.
  private showUnder(html: string): void {
    const said = this.here.querySelector(".messages");
    this.show(html);
    const saying = this.here.querySelector(".messages");
    if (said?.childElementCount && !saying?.childElementCount) saying?.replaceWith(said);
  }

  private isBusy(): boolean {
    return this.isHeld || this.dragged !== "" || this.here.querySelector(BUSY) !== null;
  }

  private show(html: string): void {
    const focused = document.activeElement?.closest<HTMLElement>("[data-key]")?.dataset["key"];
    const spot = document.activeElement?.closest<HTMLElement>(".spot")?.dataset["article"];
    const opened = [...this.here.querySelectorAll<HTMLElement>("details.act[open] > [data-key]")].map((one) => one.dataset["key"]!);
    this.here.innerHTML = html;
    for (const key of opened) this.keyed(key)?.closest("details")?.setAttribute("open", "");
    const again = (focused && this.keyed(focused)) || (spot && this.spot(spot));
    if (again) again.focus({ preventScroll: true });
  }

  private keyed(key: string): HTMLElement | null {
    return this.here.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]:not(:disabled)`);
  }

  private spot(article: string): HTMLElement | null {
    return this.here.querySelector<HTMLElement>(`.spot[data-article="${CSS.escape(article)}"]`);
  }

  // Where a story stands now, for those who hear the page.
  private say(article: string): void {
    const spot = this.spot(article);
    const title = spot?.closest("[data-area]")?.querySelector("h2")?.textContent ?? "";
    const says = this.page.querySelector<HTMLElement>("[data-front-says]")!;
    says.textContent = spot ? `${title} ${Number(spot.dataset["place"]) + 1}: ${spot.querySelector("h3")?.textContent ?? ""}` : "";
  }

  private keys(): void {
    onKey("j", (event) => this.along(event, 1));
    onKey("k", (event) => this.along(event, -1));
    onKey("x", () => this.press("pin"));
    onKey("[", () => this.press("up"));
    onKey("]", () => this.press("down"));
  }

  private along(event: Event, by: number): void {
    const spots = [...this.here.querySelectorAll<HTMLElement>(".spot")];
    const here = document.activeElement?.closest<HTMLElement>(".spot");
    const next = here ? spots[spots.indexOf(here) + by] : spots[0];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  private press(name: string): void {
    const spot = document.activeElement?.closest<HTMLElement>(".spot");
    spot?.querySelector<HTMLElement>(`[data-key^="${name}-"]`)?.click();
  }

  private drags(): void {
    this.page.addEventListener("pointerdown", (event) => {
      this.isHeld = (event.target as HTMLElement).closest(".spot") !== null;
    });
    for (const end of ["pointerup", "pointercancel"]) {
      document.addEventListener(end, () => {
        this.isHeld = false;
        void this.refresh();
      });
    }
    this.page.addEventListener("dragstart", (event) => {
      const story = (event.target as HTMLElement).closest?.<HTMLElement>("[data-article][draggable]");
      if (!story || !event.dataTransfer) return;
      this.dragged = story.dataset["article"] ?? "";
      event.dataTransfer.setData("text/plain", this.dragged);
      event.dataTransfer.effectAllowed = "move";
      this.page.classList.add("dragging");
    });
    this.page.addEventListener("dragover", (event) => {
      const place = this.placeOf(event);
      this.mark(place);
      if (place) event.preventDefault();
    });
    this.page.addEventListener("drop", (event) => {
      const place = this.placeOf(event);
      if (!place) return;
      event.preventDefault();
      const area = place.closest<HTMLElement>("[data-area]")!.dataset["area"];
      const article = this.dragged;
      // The answer takes the dragged story from the page, whose end of dragging then nobody hears.
      this.rests();
      this.step(`put ${article} ${area} ${place.dataset["place"]}`);
    });
    this.page.addEventListener("dragend", () => {
      this.rests();
      void this.refresh();
    });
  }

  private rests(): void {
    this.dragged = "";
    this.isHeld = false;
    this.mark(null);
    this.page.classList.remove("dragging");
  }

  private placeOf(event: DragEvent): HTMLElement | null {
    if (!this.dragged) return null;
    return (event.target as HTMLElement).closest<HTMLElement>("[data-area] [data-place]");
  }

  private mark(place: HTMLElement | null): void {
    for (const one of this.here.querySelectorAll(".over")) if (one !== place) one.classList.remove("over");
    place?.classList.add("over");
  }
}
