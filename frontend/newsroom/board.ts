// The board of a desk: columns of states, live. A card that only says something else changes where
// it stands; one that moves waits while somebody reads, so that nothing shifts under their eyes.
import { listen } from "./live";
import { onKey } from "./shortcuts";
import { numerals, word } from "./words";

const POINTER_RESTS = 1500;

export function startBoard(): void {
  const board = document.querySelector<HTMLElement>("[data-board]");
  if (board) new Board(board).start();
}

// The languages of one story: they are shown anew when one stands otherwise, unless somebody fills
// in a form there.
export function startLanguages(): void {
  const board = document.querySelector<HTMLElement>("[data-story-board]");
  if (!board) return;
  let changed = false;
  const nothing = (): void => undefined;
  const show = async (): Promise<void> => {
    if (!changed || board.querySelector(":focus:is(select, button)")) return;
    changed = false;
    const answer = await fetch(window.location.href, { headers: { "X-Newsroom": "1" } });
    if (!answer.ok) return;
    const focused = document.activeElement?.closest<HTMLElement>("[data-language]")?.dataset["language"];
    board.innerHTML = await answer.text();
    if (focused) board.querySelector<HTMLElement>(`[data-language="${CSS.escape(focused)}"] a`)?.focus({ preventScroll: true });
  };
  board.addEventListener("focusout", () => window.setTimeout(() => void show()));
  listen(board.dataset["stream"] ?? "", null, {
    row: nothing,
    routed: nothing,
    gone: nothing,
    piece: (piece) => {
      changed ||= piece.dataset["storyChanged"] !== undefined;
    },
    done: () => void show(),
    missed: () => window.location.reload(),
  });
}

class Board {
  private readonly lanes: HTMLElement[];
  private readonly pill: HTMLButtonElement;
  // What each card is to become; null: it leaves the board.
  private readonly waiting = new Map<string, HTMLElement | null>();
  // Cards that this person moved: they go at once.
  private readonly own = new Set<string>();
  private pointerMoved = -POINTER_RESTS;
  private later: number | undefined;

  constructor(private readonly board: HTMLElement) {
    this.lanes = [...board.querySelectorAll<HTMLElement>("[data-lane]")];
    this.pill = board.querySelector<HTMLButtonElement>("[data-pill]")!;
  }

  start(): void {
    this.keys();
    this.pill.addEventListener("click", () => this.show());
    this.board.addEventListener("submit", (event) => void this.submitted(event));
    this.board.addEventListener("pointermove", (event) => {
      if (event.pointerType === "mouse" && (event.target as HTMLElement).closest("[data-cards]")) this.pointerMoved = performance.now();
    });
    for (const field of this.board.querySelectorAll(".filters :is(select, input)")) {
      field.addEventListener("change", () => (field as HTMLInputElement).form?.requestSubmit());
    }
    const nothing = (): void => undefined;
    listen(this.board.dataset["stream"] ?? "", this.board.querySelector("[data-live]"), {
      row: nothing,
      routed: nothing,
      gone: nothing,
      piece: (piece) => this.take(piece),
      done: () => this.settle(),
      missed: () => this.missed(),
    });
  }

  private keys(): void {
    onKey("j", (event) => this.step(event, 1));
    onKey("k", (event) => this.step(event, -1));
    onKey("ArrowDown", (event) => this.ifOnCard(() => this.step(event, 1)));
    onKey("ArrowUp", (event) => this.ifOnCard(() => this.step(event, -1)));
    onKey("l", (event) => this.across(event, 1));
    onKey("h", (event) => this.across(event, -1));
    const way = document.documentElement.dir === "rtl" ? -1 : 1;
    onKey("ArrowRight", (event) => this.ifOnCard(() => this.across(event, way)));
    onKey("ArrowLeft", (event) => this.ifOnCard(() => this.across(event, -way)));
    onKey("o", () => this.follow(".card-link"));
    onKey("r", () => this.follow("[data-ready-page]"));
    onKey("a", () => this.follow("[data-assign]"));
    onKey("]", () => this.move("[data-on]"));
    onKey("[", () => this.move("[data-back]"));
    onKey("n", () => this.show());
  }

  private card(): HTMLElement | null {
    return document.activeElement?.closest<HTMLElement>("[data-board] .card") ?? null;
  }

  private ifOnCard(action: () => void): void {
    if (this.card()) action();
  }

  private step(event: Event, by: number): void {
    const here = this.card();
    const cards = here ? cardsIn(here.closest("[data-lane]")) : this.lanes.flatMap(cardsIn);
    const next = here ? cards[cards.indexOf(here) + by] : cards[0];
    if (!next) return;
    event.preventDefault();
    focusOn(next);
  }

  private across(event: Event, by: number): void {
    const here = this.card();
    const lane = here?.closest<HTMLElement>("[data-lane]");
    const place = here && lane ? cardsIn(lane).indexOf(here) : 0;
    let number = lane ? this.lanes.indexOf(lane) + by : 0;
    for (; number >= 0 && number < this.lanes.length; number += by) {
      const cards = cardsIn(this.lanes[number] ?? null);
      const next = cards[Math.min(place, cards.length - 1)];
      if (!next) continue;
      event.preventDefault();
      focusOn(next);
      return;
    }
  }

  private follow(selector: string): void {
    this.card()?.querySelector<HTMLAnchorElement>(selector)?.click();
  }

  private move(selector: string): void {
    const card = this.card();
    const button = card?.querySelector<HTMLButtonElement>(selector);
    if (button) button.form?.requestSubmit(button);
    // From ready on there is publication, on a page of its own.
    else if (selector === "[data-on]") this.follow("[data-ready-page]");
  }

  private async submitted(event: SubmitEvent): Promise<void> {
    const form = event.target as HTMLFormElement;
    const button = event.submitter as HTMLButtonElement | null;
    const card = form.closest<HTMLElement>(".card");
    if (!form.matches("[data-move]") || !button || !card) return;
    event.preventDefault();
    this.say("");
    if (button.value === "ready" && !(await this.confirmed(card))) return;
    await this.send(form, button, card.dataset["key"] ?? "");
  }

  private async send(form: HTMLFormElement, button: HTMLButtonElement, key: string): Promise<void> {
    const token = document.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]")?.value ?? "";
    const body = new URLSearchParams({ state: button.value });
    const headers = { "X-Newsroom": "1", "X-CSRFToken": token };
    this.own.add(key);
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers });
      if (answer.ok) return;
      this.own.delete(key);
      const isText = answer.headers.get("Content-Type")?.startsWith("text/plain");
      this.say(isText ? await answer.text() : word("not_moved"));
    } catch {
      this.own.delete(key);
      this.say(word("not_moved"));
    }
  }

  private confirmed(card: HTMLElement): Promise<boolean> {
    const dialog = this.board.querySelector<HTMLDialogElement>("[data-confirm]")!;
    const link = card.querySelector<HTMLElement>(".card-link");
    dialog.querySelector("[data-confirm-what]")!.textContent = link?.textContent ?? "";
    dialog.returnValue = "";
    dialog.showModal();
    return new Promise((done) => {
      dialog.addEventListener(
        "close",
        () => {
          link?.focus();
          done(dialog.returnValue === "yes");
        },
        { once: true },
      );
    });
  }

  private say(sentence: string): void {
    const place = this.board.querySelector("[data-board-says]");
    if (place) place.textContent = sentence;
  }

  private take(piece: HTMLElement): void {
    const { card, cardGone } = piece.dataset;
    const element = piece.firstElementChild;
    if (cardGone) this.waiting.set(cardGone, null);
    else if (card && element instanceof HTMLElement) this.waiting.set(card, element);
  }

  /** Show what stays in its place and what this person moved, and the rest unless somebody reads. */
  private settle(): void {
    for (const [key, card] of this.waiting) {
      const standing = this.find(key);
      const stays = card ? standing?.dataset["state"] === card.dataset["state"] : !standing;
      if (stays || this.own.has(key)) this.put(key, card);
    }
    if (!this.isBeingRead()) this.putAll();
    this.count();
    if (this.waiting.size) {
      window.clearTimeout(this.later);
      this.later = window.setTimeout(() => this.settle(), POINTER_RESTS);
    }
  }

  private show(): void {
    this.putAll();
    this.count();
  }

  private putAll(): void {
    for (const [key, card] of this.waiting) this.put(key, card);
  }

  private put(key: string, card: HTMLElement | null): void {
    this.waiting.delete(key);
    const standing = this.find(key);
    // Other news of the card may come before the move that this person made.
    if (standing?.dataset["state"] !== card?.dataset["state"]) this.own.delete(key);
    const focused = standing?.contains(document.activeElement) ?? false;
    if (!card) {
      standing?.remove();
      return;
    }
    card.classList.add("fresh");
    if (standing && standing.dataset["state"] === card.dataset["state"]) standing.replaceWith(card);
    else {
      standing?.remove();
      this.lane(card)?.querySelector("[data-cards]")?.prepend(card);
    }
    if (focused) focusOn(card);
  }

  private lane(card: HTMLElement): HTMLElement | undefined {
    return this.lanes.find((lane) => lane.dataset["lane"] === card.dataset["state"]);
  }

  private find(key: string): HTMLElement | null {
    return this.board.querySelector<HTMLElement>(`.card[data-key="${CSS.escape(key)}"]`);
  }

  private isBeingRead(): boolean {
    if (this.board.querySelector(".board")?.contains(document.activeElement)) return true;
    return performance.now() - this.pointerMoved < POINTER_RESTS;
  }

  private count(): void {
    for (const lane of this.lanes) {
      const count = lane.querySelector("[data-count]");
      if (count) count.textContent = numerals(cardsIn(lane).length);
    }
    const waiting = this.waiting.size;
    this.pill.hidden = waiting === 0;
    this.pill.textContent = waiting === 1 ? word("change_one") : word("change_many", waiting);
  }

  private missed(): void {
    this.pill.hidden = false;
    this.pill.textContent = word("missed");
    this.pill.addEventListener("click", () => window.location.reload());
  }
}

function cardsIn(lane: Element | null): HTMLElement[] {
  return lane ? [...lane.querySelectorAll<HTMLElement>(".card")] : [];
}

function focusOn(card: HTMLElement): void {
  card.querySelector<HTMLElement>(".card-link")?.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest", inline: "nearest" });
}
