// The dialogs beside the text: what a block rests on, paragraphs of the wires, pictures.
import { addSource, newBlock, textOf, field } from "./blocks";

type Changed = () => void;

export class Dialogs {
  private block: HTMLElement | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly blocks: () => HTMLElement,
    private readonly changed: Changed,
  ) {}

  start(): void {
    const source = document.querySelector<HTMLDialogElement>("#source-dialog");
    const picture = document.querySelector<HTMLDialogElement>("#picture-dialog");
    if (!source || !picture) return;
    source.querySelector("[data-add-own]")!.addEventListener("click", () => this.own(source));
    source.querySelector("[data-add-document]")!.addEventListener("click", () => this.document(source));
    source.addEventListener("click", (event) => this.wire(event, source));
    const wires = source.querySelector<HTMLElement>("[data-find-wires]")!;
    this.search(source.querySelector("[data-wire-words]")!, wires.dataset["findWires"]!, source.querySelector("[data-wire-results]")!);
    this.search(picture.querySelector("[data-picture-words]")!, picture.dataset["pictures"]!, picture.querySelector("[data-picture-results]")!);
    picture.addEventListener("click", (event) => this.picture(event, picture));
  }

  open(kind: string, block: HTMLElement | null): void {
    this.block = block;
    const dialog = document.querySelector<HTMLDialogElement>(kind === "picture" ? "#picture-dialog" : "#source-dialog")!;
    for (const part of dialog.querySelectorAll<HTMLElement>("[data-part]")) part.hidden = kind === "wire" && part.dataset["part"] !== "wire";
    dialog.showModal();
    const words = dialog.querySelector<HTMLInputElement>(kind === "picture" ? "[data-picture-words]" : kind === "wire" ? "[data-wire-words]" : "[data-own-person]")!;
    words.focus();
    dialog.querySelector<HTMLInputElement>("[data-picture-words], [data-wire-words]")!.dispatchEvent(new Event("input"));
  }

  private search(words: HTMLInputElement, address: string, results: HTMLElement): void {
    words.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void load(`${address}?words=${encodeURIComponent(words.value)}`, results), 180);
    });
  }

  private own(dialog: HTMLDialogElement): void {
    const [note, person] = ["note", "person"].map((name) => dialog.querySelector<HTMLInputElement>(`[data-own-${name}]`)!) as [HTMLInputElement, HTMLInputElement];
    const record = dialog.querySelector<HTMLSelectElement>("[data-own-record]")!;
    this.add({ kind: "own", note: note.value.trim(), person: person.value.trim(), off_record: record.value === "off" }, dialog);
    note.value = person.value = "";
    record.selectedIndex = 0;
  }

  private document(dialog: HTMLDialogElement): void {
    const [url, note] = ["url", "note"].map((name) => dialog.querySelector<HTMLInputElement>(`[data-document-${name}]`)!) as [HTMLInputElement, HTMLInputElement];
    if (!url.reportValidity() || !(url.value || note.value)) return;
    this.add({ kind: "document", url: url.value.trim(), note: note.value.trim() }, dialog);
    url.value = note.value = "";
  }

  private wire(event: MouseEvent, dialog: HTMLDialogElement): void {
    const button = (event.target as HTMLElement).closest<HTMLElement>("[data-take-version]");
    if (!button) return;
    const source = { kind: "wire", item_version: button.dataset["takeVersion"]!, paragraph: Number(button.dataset["takeParagraph"]) };
    if (!this.block) {
      this.block = newBlock("paragraph");
      textOf(this.block)!.value = button.querySelector("[data-take-text]")!.textContent ?? "";
      this.blocks().append(this.block);
    }
    this.add(source, dialog);
  }

  private add(source: object, dialog: HTMLDialogElement): void {
    if (this.block) addSource(this.block, source);
    dialog.close();
    this.changed();
  }

  private picture(event: MouseEvent, dialog: HTMLDialogElement): void {
    const link = (event.target as HTMLElement).closest<HTMLElement>("[data-picture]");
    if (!link) return;
    event.preventDefault();
    const id = link.dataset["picture"]!;
    const use = dialog.querySelector<HTMLInputElement>("[name=picture-use]:checked")!.value;
    if (use === "lead") document.querySelector<HTMLInputElement>("[data-lead]")!.value = id;
    else this.blocks().append(pictureBlock(id));
    dialog.close();
    this.changed();
  }
}

// The server shows it as a picture after the next save, which follows at once.
function pictureBlock(id: string): HTMLElement {
  const block = newBlock("paragraph");
  const kind = document.createElement("input");
  const picture = document.createElement("input");
  for (const input of [kind, picture]) input.type = "hidden";
  const select = block.querySelector<HTMLSelectElement>("[data-kind-field]")!;
  kind.name = select.name;
  kind.value = "picture";
  picture.name = `${block.dataset["block"]}-picture`;
  picture.value = id;
  select.replaceWith(kind);
  block.dataset["kind"] = "picture";
  block.append(picture);
  field(block, "text")?.setAttribute("rows", "1");
  return block;
}

export async function load(address: string, into: HTMLElement): Promise<void> {
  const response = await fetch(address, { headers: { "X-Newsroom": "1" } });
  if (response.ok) into.innerHTML = await response.text();
}
