// A picture with its crops: what each keeps in view, and what is said about it in the article's
// language. The library keeps both, for all who use the picture.
import { word } from "../words";
import { csrf } from "./examining";
import { addressOf, setup, type PictureFacts } from "./setup";
import { tell } from "./telling";

const SHAPES = ["16x9", "4x3", "1x1"];

/** A picture as each shape will show it, around its focal point. */
export function shapes(picture: string): HTMLElement[] {
  return SHAPES.map((shape) => {
    const figure = document.createElement("figure");
    figure.className = `crop-${shape}`;
    const image = document.createElement("img");
    image.src = addressOf("picture", picture);
    image.alt = setup().pictures[picture]?.alt ?? "";
    hold(image, ...pointOf(setup().pictures[picture]?.focal));
    const caption = document.createElement("figcaption");
    caption.textContent = shape.replace("x", " : ");
    caption.dir = "ltr";
    figure.append(image, caption);
    return figure;
  });
}

function pointOf(focal = ""): [number, number] {
  const [across = 0.5, down = 0.5] = focal.split(" ").filter(Boolean).map(Number);
  return [across * 100, down * 100];
}

function hold(image: HTMLElement, across: number, down: number): void {
  image.style.setProperty("object-position", `${across}% ${down}%`);
}

export class Cropping {
  private readonly box = document.querySelector<HTMLDialogElement>("[data-picture-box]")!;
  private readonly fill = this.box.querySelector<HTMLElement>("[data-picture-fill]")!;
  private picture = "";

  constructor(private readonly changed: (picture: string) => void) {}

  start(): void {
    this.fill.addEventListener("input", () => this.show());
    this.fill.addEventListener("click", (event) => this.clicked(event));
    this.fill.addEventListener("submit", (event) => void this.save(event));
    this.box.addEventListener("click", (event) => {
      if (event.target === this.box) this.box.close();
    });
  }

  /** Show a picture with its crops. */
  async open(picture: string): Promise<void> {
    const response = await fetch(addressOf("crop", picture), { headers: { "X-Newsroom": "1" } }).catch(() => null);
    if (!response?.ok) {
      tell(word("no_answer"), "bad");
      return;
    }
    this.picture = picture;
    this.fill.innerHTML = await response.text();
    this.show();
    if (!this.box.open) this.box.showModal();
  }

  private range(name: string): HTMLInputElement {
    return this.fill.querySelector<HTMLInputElement>(`[name=${name}]`)!;
  }

  private show(): void {
    const [across, down] = [Number(this.range("focus_x").value), Number(this.range("focus_y").value)];
    for (const image of this.fill.querySelectorAll<HTMLElement>(".crops img")) hold(image, across, down);
    const point = this.fill.querySelector<HTMLElement>("[data-focus-point]")!;
    point.style.setProperty("left", `${across}%`);
    point.style.setProperty("top", `${down}%`);
  }

  private clicked(event: MouseEvent): void {
    const target = event.target as HTMLElement;
    if (target.closest("[data-close-crop]")) this.box.close();
    const view = target.closest<HTMLElement>("[data-focus-view]");
    if (!view) return;
    const box = view.getBoundingClientRect();
    this.range("focus_x").value = String(((event.clientX - box.left) / box.width) * 100);
    this.range("focus_y").value = String(((event.clientY - box.top) / box.height) * 100);
    this.show();
  }

  private async save(event: Event): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const headers = { "X-Newsroom": "1", "X-CSRFToken": csrf() };
    const response = await fetch(form.action, { method: "POST", headers, body: new FormData(form) }).catch(() => null);
    if (response?.ok) {
      Object.assign(setup().pictures, (await response.json()) as Record<string, PictureFacts>);
      this.box.close();
      this.changed(this.picture);
      return;
    }
    const problem = this.fill.querySelector<HTMLElement>("[data-crop-error]")!;
    problem.hidden = false;
    problem.textContent = response?.status === 422 ? ((await response.json()) as { message: string }).message : word("no_answer");
  }
}
