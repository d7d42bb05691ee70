// Carets and selections of the others, drawn over the text: the text itself is not touched by them.
import type { Editor } from "@tiptap/core";
import { relativeOf, type People, type Present } from "./people";
import { absoluteOf, relativeTo } from "./selecting";
import type { Socket } from "./socket";

const PAUSE = 80;

export class Carets {
  private readonly layer: HTMLElement;
  private readonly drawn = new Map<string, HTMLElement>();
  private frame = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private place = "text";

  constructor(
    private readonly editor: Editor,
    private readonly people: People,
    private readonly socket: Socket,
  ) {
    this.layer = document.createElement("div");
    this.layer.className = "carets";
    this.layer.setAttribute("aria-hidden", "true");
    editor.view.dom.parentElement!.append(this.layer);
  }

  start(): void {
    this.people.onChange(() => this.redraw());
    this.editor.on("transaction", () => this.redraw());
    this.editor.on("selectionUpdate", () => this.present());
    new ResizeObserver(() => this.redraw()).observe(this.editor.view.dom);
    document.addEventListener("focusin", (event) => {
      const line = (event.target as HTMLElement).dataset["line"];
      const place = line ?? (this.editor.view.dom.contains(event.target as Node) ? "text" : this.place);
      if (place === this.place) return;
      this.place = place;
      this.present();
    });
  }

  /** Tell the others where we are, soon. */
  present(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.socket.present({ cursor: this.place === "text" ? this.cursor() : null, place: this.place });
    }, PAUSE);
  }

  private cursor(): object {
    const { anchor, head } = this.editor.state.selection;
    return { anchor: relativeTo(this.editor, anchor), head: relativeTo(this.editor, head) };
  }

  private redraw(): void {
    if (!this.frame) this.frame = requestAnimationFrame(() => this.draw());
  }

  private draw(): void {
    this.frame = 0;
    const present = this.people.all();
    const known = new Set(present.map(({ connection }) => connection));
    for (const [connection, element] of this.drawn) {
      if (known.has(connection)) continue;
      element.remove();
      this.drawn.delete(connection);
    }
    if (!present.length) return;
    const origin = this.layer.getBoundingClientRect();
    for (const one of present) this.drawOne(one, origin);
  }

  private drawOne(one: Present, origin: DOMRect): void {
    const head = this.absolute(one.cursor?.head);
    const anchor = this.absolute(one.cursor?.anchor);
    const element = this.elementOf(one);
    element.hidden = head === null || one.place !== "text";
    if (head === null || element.hidden) return;
    const { view } = this.editor;
    const box = view.coordsAtPos(Math.min(head, view.state.doc.content.size));
    const caret = element.querySelector<HTMLElement>(".caret")!;
    caret.style.setProperty("left", `${box.left - origin.left}px`);
    caret.style.setProperty("top", `${box.top - origin.top}px`);
    caret.style.setProperty("height", `${box.bottom - box.top}px`);
    this.drawSelection(element, Math.min(head, anchor ?? head), Math.max(head, anchor ?? head), origin);
  }

  private drawSelection(element: HTMLElement, from: number, to: number, origin: DOMRect): void {
    for (const box of element.querySelectorAll(".chosen")) box.remove();
    if (from === to) return;
    const { view } = this.editor;
    const range = document.createRange();
    const [start, end] = [view.domAtPos(from), view.domAtPos(to)];
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset);
    for (const box of [...range.getClientRects()].slice(0, 60)) {
      if (box.width > this.layer.clientWidth * 0.98 && box.height > 60) continue;
      const chosen = document.createElement("i");
      chosen.className = "chosen";
      chosen.style.setProperty("left", `${box.left - origin.left}px`);
      chosen.style.setProperty("top", `${box.top - origin.top}px`);
      chosen.style.setProperty("width", `${box.width}px`);
      chosen.style.setProperty("height", `${box.height}px`);
      element.append(chosen);
    }
  }

  private absolute(json: unknown): number | null {
    return absoluteOf(this.editor, relativeOf(json));
  }

  private elementOf({ connection, person }: Present): HTMLElement {
    const found = this.drawn.get(connection);
    if (found) return found;
    const element = document.createElement("div");
    element.className = `other person-${person.colour % 12}`;
    const caret = document.createElement("span");
    caret.className = "caret";
    const name = document.createElement("span");
    name.className = "caret-name";
    name.textContent = person.name;
    caret.append(name);
    element.append(caret);
    this.layer.append(element);
    this.drawn.set(connection, element);
    return element;
  }
}
