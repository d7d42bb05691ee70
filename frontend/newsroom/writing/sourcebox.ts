// The box that a mark opens: each source of the block with its words and how ours differ from them,
// what may be declared, and what is to be seen of its quotations.
import { word } from "../words";
import type { BlockView } from "./blockview";
import type { Edges } from "./edges";
import { made } from "./elements";
import type { ExaminedBlock, ExaminedSource } from "./examined";
import { agency, agencyOf } from "./marking";
import { effectiveOf } from "./provenance";
import { changes, quotationItem } from "./quotationlist";
import { addressOf, setup } from "./setup";
import { keyOf, newDocument, newOwn, newWire, type Source } from "./sources";

export class SourceBox {
  private readonly box = document.querySelector<HTMLDialogElement>("[data-source-box]")!;
  private view: BlockView | null = null;
  private found: ExaminedBlock | undefined;

  constructor(
    private readonly edges: Edges,
    private readonly closed: () => void,
    private readonly toWires: () => void,
  ) {}

  start(): void {
    this.box.addEventListener("close", () => {
      this.view?.button.classList.remove("open");
      this.view = null;
      this.closed();
    });
    this.box.addEventListener("click", (event) => {
      if (event.target === this.box) this.box.close();
    });
    const part = <E extends HTMLElement>(name: string): E => this.box.querySelector<E>(`[${name}]`)!;
    part<HTMLFormElement>("data-own-form").addEventListener("submit", (event) => this.addOwn(event));
    part<HTMLFormElement>("data-document-form").addEventListener("submit", (event) => this.addDocument(event));
    part("data-to-wires").addEventListener("click", () => {
      this.box.close();
      this.toWires();
    });
  }

  open(view: BlockView, found: ExaminedBlock | undefined): void {
    this.view = view;
    this.found = found;
    view.button.classList.add("open");
    this.draw();
    if (!this.box.open) this.box.showModal();
  }

  /** Say that a block rests on a wire paragraph that nobody declared. */
  declareFound(view: BlockView, found: ExaminedBlock | undefined, place: number): void {
    const one = found?.undeclared[place];
    if (one) this.declare(view, newWire(one.version, one.paragraph));
  }

  private declare(view: BlockView, source: Source): void {
    this.edges.declare(view.id, source);
  }

  private draw(): void {
    const view = this.view;
    if (!view) return;
    const sources = effectiveOf(view.node, this.edges);
    const list = this.box.querySelector<HTMLElement>("[data-source-list]")!;
    list.replaceChildren(...sources.map((source) => this.item(source)), ...this.undeclared(sources));
    if (!list.hasChildNodes()) list.append(made("li", "quiet", word("no_source")));
    const quotations = this.box.querySelector<HTMLElement>("[data-quotation-list]")!;
    quotations.replaceChildren(...(this.found?.quotations ?? []).map((one) => quotationItem(view, one)));
    quotations.parentElement!.hidden = !quotations.hasChildNodes();
    for (const form of this.box.querySelectorAll<HTMLElement>("[data-adding]")) form.hidden = !setup().may_write;
  }

  private item(source: Source): HTMLElement {
    const known = this.found?.sources.find(({ key }) => key === keyOf(source));
    const item = made("li", `box-source kind-${source.kind}`);
    const head = made("p", "box-head");
    head.append(...this.headOf(source, known));
    if (setup().may_write) head.append(this.removing(source));
    item.append(head);
    if (known?.changes.length) item.append(changes(known.changes));
    else if (known?.text) item.append(made("p", "box-words", known.text));
    return item;
  }

  private headOf(source: Source, known: ExaminedSource | undefined): (Element | string)[] {
    switch (source.kind) {
      case "wire": {
        const found = agencyOf(source, this.found);
        const link = document.createElement("a");
        link.href = `${addressOf("version", source.item_version!)}?paragraph=${source.paragraph}`;
        link.target = "_blank";
        link.textContent = `${found?.[1].name ?? word("wire")} ¶${source.paragraph}`;
        const name = made("b", found ? `hue-${found[1].hue} box-agency` : "box-agency");
        name.append(link);
        return known?.label ? [name, " ", made("span", `label-${known.label}`, word(`label_${known.label}`))] : [name];
      }
      case "own":
        return [made("b", "", word("own")), " ", ...toldBy(source)];
      case "document":
        return [made("b", "", word("document")), " ", documentLink(source)];
      case "translation":
        return [made("b", "", word("translation"))];
    }
  }

  private removing(source: Source): HTMLElement {
    const button = made("button", "plain small", word("take_away")) as HTMLButtonElement;
    button.type = "button";
    button.onclick = () => {
      if (!this.view) return;
      this.edges.switchOff(this.view.id, keyOf(source));
      this.draw();
    };
    return button;
  }

  private undeclared(sources: Source[]): HTMLElement[] {
    const keys = new Set(sources.map(keyOf));
    const open = (this.found?.undeclared ?? []).filter((one) => !keys.has(`wire:${one.version}:${one.paragraph}`));
    return open.map((one) => {
      const item = made("li", "box-source kind-undeclared");
      const head = made("p", "box-head");
      const button = made("button", "small", word("declare_it")) as HTMLButtonElement;
      button.type = "button";
      button.onclick = () => {
        if (!this.view) return;
        this.declare(this.view, newWire(one.version, one.paragraph));
        this.draw();
      };
      head.append(made("b", "", word("looks_like", agency(one.agency).name)), ` ¶${one.paragraph} `, button);
      item.append(head, made("p", "box-words", one.text));
      return item;
    });
  }

  private addOwn(event: Event): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const [person, note] = ["person", "note"].map((name) => String(data.get(name) ?? "").trim()) as [string, string];
    this.add(form, newOwn(note, person, data.get("record") === "off"));
  }

  private addDocument(event: Event): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const [url, name] = [String(data.get("url") ?? "").trim(), String(data.get("name") ?? "").trim()];
    if (url || name) this.add(form, newDocument(url, name));
  }

  private add(form: HTMLFormElement, source: Source): void {
    if (!this.view) return;
    this.declare(this.view, source);
    form.reset();
    this.draw();
  }
}

// Who said it, whether that may be known, and what was noted.
function toldBy(source: Source): (Element | string)[] {
  const { person = "", note = "", off_record: isOff = false } = source;
  const record = isOff ? made("span", "off-record", word("label_off_record")) : person ? word("on_record") : "";
  const who = [made("bdi", "", person), record].filter((part) => part !== "" && (typeof part === "string" || part.textContent));
  const parts = who.flatMap((part, place) => (place ? [", ", part] : [part]));
  return note ? [...parts, parts.length ? ": " : "", made("bdi", "", note)] : parts;
}

function documentLink(source: Source): HTMLElement {
  if (!/^https?:\/\//.test(source.url ?? "")) return made("span", "", source.note ?? "");
  const link = made("a", "", source.note || source.url) as HTMLAnchorElement;
  link.href = source.url!;
  link.target = "_blank";
  link.rel = "noreferrer noopener";
  return link;
}
