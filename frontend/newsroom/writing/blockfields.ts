// The fields of a block that are not its words: from whom a quotation is, what a picture shows.
import type { Node } from "@tiptap/pm/model";
import { word } from "../words";
import { addressOf, setup } from "./setup";

export class BlockFields {
  private readonly row = document.createElement("div");
  private readonly inputs: HTMLInputElement[] = [];
  private image: HTMLImageElement | null = null;
  private words: HTMLElement | null = null;

  constructor(
    private readonly node: Node,
    private readonly isEditable: boolean,
    private readonly change: (attribute: string, value: string) => void,
    private readonly crop: (picture: string) => void,
  ) {
    this.row.className = "piece-fields";
    this.row.contentEditable = "false";
  }

  /** Put them into a block, around its words. */
  put(block: HTMLElement, words: HTMLElement | null): void {
    this.words = words;
    switch (this.node.type.name) {
      case "quotation":
        this.add("cite", "cite");
        break;
      case "picture":
        this.image = document.createElement("img");
        this.image.loading = "lazy";
        block.prepend(this.image);
        this.add("alt", "alt");
        this.addCropping();
        break;
      case "embed":
        this.add("url", "address").dir = "ltr";
        this.add("title", "title");
        break;
      case "related":
        this.row.textContent = word("related_stories", String(this.node.attrs["stories"]).split(" ").filter(Boolean).length);
    }
    if (this.row.hasChildNodes()) block.append(this.row);
    this.fill(this.node);
  }

  /** Show what a block says now. */
  fill(node: Node): void {
    for (const input of this.inputs) {
      const value = String(node.attrs[input.name] ?? "");
      if (input.value !== value && document.activeElement !== input) input.value = value;
    }
    if (this.image) this.fillPicture(node, this.image);
  }

  // Where the article says nothing of its own, the library's words stand.
  private fillPicture(node: Node, image: HTMLImageElement): void {
    const id = String(node.attrs["picture"]);
    const address = addressOf("picture", id);
    if (image.getAttribute("src") !== address) image.src = address;
    const known = setup().pictures[id];
    image.alt = String(node.attrs["alt"]) || (known?.alt ?? "");
    for (const input of this.inputs) input.placeholder = known?.alt ?? "";
    if (this.words) this.words.dataset["placeholder"] = known?.caption || word("caption");
  }

  private add(attribute: string, name: string): HTMLInputElement {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.name = attribute;
    input.dir = setup().dir;
    input.lang = setup().lang;
    input.disabled = !this.isEditable;
    input.onchange = () => this.change(attribute, input.value.trim());
    label.append(word(name), " ", input);
    this.row.append(label);
    this.inputs.push(input);
    return input;
  }

  private addCropping(): void {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "small";
    button.textContent = word("crop_and_describe");
    button.disabled = !this.isEditable;
    button.onclick = () => this.crop(String(this.node.attrs["picture"]));
    this.row.append(button);
  }
}
