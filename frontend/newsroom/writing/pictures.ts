// Pictures of the library beside the text: into it and to its head, by drag or by button.
import type { Editor } from "@tiptap/core";
import type * as Y from "yjs";
import { insertBlock } from "./asking";
import { shapes } from "./cropping";
import { setup, type PictureFacts } from "./setup";

/** The type under which a picture is dragged from the library. */
export const PICTURE_TYPE = "application/x-dateline-picture";
const WAIT = 200;

export class Pictures {
  private readonly part = document.getElementById("panel-pictures")!;
  private readonly fields: Y.Map<string>;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly editor: Editor,
    doc: Y.Doc,
    private readonly crop: (picture: string) => void,
  ) {
    this.fields = doc.getMap("fields");
  }

  start(): void {
    const words = this.search();
    words.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.load(), WAIT);
    });
    this.part.addEventListener("click", (event) => this.clicked(event));
    this.part.addEventListener("dragstart", (event) => dragged(event));
    this.receive(this.part.querySelector<HTMLElement>("[data-lead-drop]")!);
    this.fields.observe(() => this.showLead());
    this.showLead();
  }

  async load(): Promise<void> {
    const address = `${setup().addresses.pictures}?q=${encodeURIComponent(this.search().value)}`;
    const response = await fetch(address, { headers: { "X-Newsroom": "1" } }).catch(() => null);
    const holder = this.part.querySelector<HTMLElement>("[data-fill]");
    if (response?.ok && holder) holder.innerHTML = await response.text();
  }

  focus(): void {
    this.search().focus();
  }

  /** Show the lead picture as it is cropped now. */
  showLead(): void {
    const id = this.lead();
    const part = <E extends HTMLElement>(name: string): E | null => this.part.querySelector<E>(`[${name}]`);
    part("data-lead-view")!.replaceChildren(...(id ? shapes(id) : []));
    part("data-lead-empty")!.hidden = Boolean(id);
    for (const name of ["data-crop-lead", "data-no-lead"]) {
      const button = part<HTMLButtonElement>(name);
      if (button) button.hidden = !id;
    }
  }

  private lead(): string {
    return this.fields.get("lead_picture") ?? "";
  }

  private search(): HTMLInputElement {
    return this.part.querySelector<HTMLInputElement>("[data-picture-search]")!;
  }

  private clicked(event: MouseEvent): void {
    const button = (event.target as HTMLElement).closest("button");
    const choice = button?.closest<HTMLElement>("[data-picture]");
    if (!button || !this.editor.isEditable) return;
    if (button.hasAttribute("data-no-lead")) this.setLead("");
    else if (button.hasAttribute("data-crop-lead")) this.crop(this.lead());
    else if (choice) {
      const picture = remember(factsIn(choice));
      if (button.hasAttribute("data-lead-picture")) this.setLead(picture);
      else insertBlock(this.editor, "picture", { picture });
    }
  }

  private setLead(picture: string): void {
    this.fields.doc?.transact(() => this.fields.set("lead_picture", picture), "pictures");
  }

  private receive(place: HTMLElement): void {
    place.addEventListener("dragover", (event) => {
      if (!this.editor.isEditable || !event.dataTransfer?.types.includes(PICTURE_TYPE)) return;
      event.preventDefault();
      place.classList.add("over");
    });
    place.addEventListener("dragleave", () => place.classList.remove("over"));
    place.addEventListener("drop", (event) => {
      place.classList.remove("over");
      const picture = pictureIn(event);
      if (!picture || !this.editor.isEditable) return;
      event.preventDefault();
      this.setLead(picture);
    });
  }
}

interface Dragged extends PictureFacts {
  picture: string;
}

function factsIn(choice: HTMLElement): Dragged {
  const { picture = "", focal = "", alt = "", caption = "", name = "" } = choice.dataset;
  return { picture, focal, alt, caption, name };
}

function remember({ picture, ...facts }: Dragged): string {
  setup().pictures[picture] = facts;
  return picture;
}

function dragged(event: DragEvent): void {
  const choice = (event.target as HTMLElement).closest?.<HTMLElement>("[data-picture]");
  if (!choice || !event.dataTransfer) return;
  if (choice.classList.contains("barred")) {
    event.preventDefault();
    return;
  }
  event.dataTransfer.setData(PICTURE_TYPE, JSON.stringify(factsIn(choice)));
  event.dataTransfer.effectAllowed = "copy";
  const image = choice.querySelector("img");
  if (image) event.dataTransfer.setDragImage(image, 20, 20);
}

/** The picture that is dropped, if it is one of the library. */
export function pictureIn(event: DragEvent): string | null {
  const data = event.dataTransfer?.getData(PICTURE_TYPE);
  return data ? remember(JSON.parse(data) as Dragged) : null;
}
