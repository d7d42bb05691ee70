// Who else is here: names above the text, and where each is at work.
import * as Y from "yjs";
import { word } from "../words";
import type { Person } from "./frames";

export interface Present {
  connection: string;
  person: Person;
  cursor: { anchor: unknown; head: unknown } | null;
  place: string;
}

export class People {
  private readonly present = new Map<string, Present>();
  private readonly listeners = new Set<() => void>();
  private own = "";

  /** A new connection of ours: who is here is told anew. */
  begin(connection: string): void {
    this.own = connection;
    this.present.clear();
    this.changed();
  }

  heard(said: Record<string, unknown>): void {
    const connection = String(said["connection"]);
    if (connection === this.own) return;
    if (said["left"]) this.present.delete(connection);
    else this.present.set(connection, said as unknown as Present);
    this.changed();
  }

  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  all(): Present[] {
    return [...this.present.values()];
  }

  nameOf(id: string): string {
    return this.all().find(({ person }) => person.id === id)?.person.name ?? "";
  }

  private changed(): void {
    this.showNames();
    for (const listener of this.listeners) listener();
  }

  private showNames(): void {
    const list = document.querySelector<HTMLElement>("[data-people]")!;
    const seen = new Map<string, Person>();
    for (const { person } of this.present.values()) seen.set(person.id, person);
    list.replaceChildren(...[...seen.values()].map(chip));
    list.setAttribute("aria-label", seen.size ? word("also_here") : word("nobody_else"));
    for (const field of document.querySelectorAll<HTMLElement>("[data-line]")) {
      const here = this.all().filter(({ place }) => place === field.dataset["line"]);
      const names = field.closest(".field")?.querySelector<HTMLElement>("[data-line-people]");
      names?.replaceChildren(...here.map(({ person }) => chip(person)));
    }
  }
}

function chip(person: Person): HTMLElement {
  const item = document.createElement("span");
  item.className = `person person-${person.colour % 12}`;
  item.setAttribute("role", "listitem");
  const initials = document.createElement("span");
  initials.setAttribute("aria-hidden", "true");
  initials.textContent = person.name
    .split(/\s+/)
    .map((part) => [...part][0] ?? "")
    .slice(0, 2)
    .join("");
  const name = document.createElement("span");
  name.className = "person-name";
  name.textContent = person.name;
  item.append(initials, name);
  item.title = person.name;
  return item;
}

/** Read a Yjs relative position as it came in JSON. */
export function relativeOf(json: unknown): Y.RelativePosition | null {
  try {
    return json ? Y.createRelativePositionFromJSON(json) : null;
  } catch {
    return null;
  }
}
