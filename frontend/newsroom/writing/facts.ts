// Section, place, address and topics: single values of shared maps.
import type * as Y from "yjs";

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
  }
}

function all<E extends Element>(selector: string): NodeListOf<E> {
  return document.querySelectorAll<E>(selector);
}
