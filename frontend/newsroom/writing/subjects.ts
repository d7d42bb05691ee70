// Subjects of the article, IPTC Media Topics: found by their names while one types, kept in a shared
// map from code to place, so that two people who add one each both have theirs.
import type * as Y from "yjs";
import { setup } from "./setup";

const HERE = "subjects";
const PAUSE = 180;

interface Found {
  code: string;
  name: string;
  within: string;
}

export class Subjects {
  private readonly map: Y.Map<number>;
  private readonly names = new Map(Object.entries(setup().subjects));
  private readonly chosen = document.querySelector<HTMLElement>("[data-subjects]")!;
  private readonly results = document.querySelector<HTMLElement>("[data-subject-results]")!;
  private readonly search = document.querySelector<HTMLInputElement>("[data-subject-search]")!;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly doc: Y.Doc) {
    this.map = doc.getMap("subjects");
  }

  start(): void {
    this.search.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.find(), PAUSE);
    });
    this.map.observe(() => this.show());
    this.show();
  }

  private async find(): Promise<void> {
    const words = this.search.value.trim();
    if (!words) {
      this.results.replaceChildren();
      return;
    }
    const address = `${setup().addresses.subjects}?q=${encodeURIComponent(words)}`;
    const response = await fetch(address, { headers: { "X-Newsroom": "1" } }).catch(() => null);
    if (!response?.ok || words !== this.search.value.trim()) return;
    const { found } = (await response.json()) as { found: Found[] };
    this.results.replaceChildren(...found.map((one) => this.offered(one)));
  }

  private offered({ code, name, within }: Found): HTMLElement {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "choice";
    button.textContent = within ? `${name} · ${within}` : name;
    button.onclick = () => {
      this.names.set(code, name);
      this.doc.transact(() => this.map.set(code, Math.max(0, ...this.map.values()) + 1), HERE);
      this.search.value = "";
      this.results.replaceChildren();
      this.search.focus();
    };
    item.append(button);
    return item;
  }

  private show(): void {
    const codes = [...this.map.entries()].sort(([, one], [, other]) => one - other).map(([code]) => code);
    this.chosen.replaceChildren(...codes.map((code) => this.ticked(code)));
  }

  private ticked(code: string): HTMLElement {
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = true;
    box.disabled = this.search.disabled;
    box.onchange = () => this.doc.transact(() => this.map.delete(code), HERE);
    label.append(box, this.names.get(code) ?? code);
    return label;
  }
}
