// Section, place, address, topics and lead picture: single values of shared maps.
import type * as Y from "yjs";
import { setup } from "./setup";

const HERE = "facts";

export class Facts {
  private readonly fields: Y.Map<string>;
  private readonly topics: Y.Map<boolean>;

  constructor(private readonly doc: Y.Doc) {
    this.fields = doc.getMap("fields");
    this.topics = doc.getMap("topics");
  }

  start(): void {
    for (const field of all<HTMLInputElement>("[data-fact]")) {
      field.addEventListener("change", () => this.set(field.dataset["fact"]!, field.value.trim()));
    }
    for (const box of all<HTMLInputElement>("[data-topic]")) {
      box.addEventListener("change", () => this.choose(box.dataset["topic"]!, box.checked));
    }
    document.querySelector("[data-no-lead]")?.addEventListener("click", () => this.set("lead_picture", ""));
    this.fields.observe(() => this.show());
    this.topics.observe(() => this.show());
    this.show();
  }

  set(name: string, value: string): void {
    this.doc.transact(() => this.fields.set(name, value), HERE);
  }

  private choose(topic: string, isChosen: boolean): void {
    this.doc.transact(() => (isChosen ? this.topics.set(topic, true) : this.topics.delete(topic)), HERE);
  }

  private show(): void {
    for (const field of all<HTMLInputElement>("[data-fact]")) {
      const value = this.fields.get(field.dataset["fact"]!) ?? "";
      if (field.value !== value) field.value = value;
    }
    for (const box of all<HTMLInputElement>("[data-topic]")) box.checked = this.topics.get(box.dataset["topic"]!) === true;
    this.showLead(this.fields.get("lead_picture") ?? "");
  }

  private showLead(id: string): void {
    const view = document.querySelector<HTMLElement>("[data-lead-view]");
    const away = document.querySelector<HTMLElement>("[data-no-lead]");
    if (!view) return;
    if (away) away.hidden = !id;
    if (view.dataset["shown"] === id) return;
    view.dataset["shown"] = id;
    const address = view.dataset["leadView"]!.replace("00000000-0000-0000-0000-000000000000", id);
    view.replaceChildren(...(id ? ["16x9", "4x3", "1x1"].map((shape) => crop(address, shape, setup().focals[id])) : []));
  }
}

function all<E extends Element>(selector: string): NodeListOf<E> {
  return document.querySelectorAll<E>(selector);
}

// The picture as each shape will show it, around its focal point.
function crop(address: string, shape: string, focal = ""): HTMLElement {
  const figure = document.createElement("figure");
  figure.className = `crop-${shape}`;
  const image = document.createElement("img");
  image.src = address;
  image.alt = "";
  const [across, down] = focal.split(" ").map((part) => `${Number(part) * 100}%`);
  if (across && down) image.style.setProperty("object-position", `${across} ${down}`);
  const caption = document.createElement("figcaption");
  caption.textContent = shape.replace("x", " : ");
  figure.append(image, caption);
  return figure;
}
