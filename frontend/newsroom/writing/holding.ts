// What others write waits while a word is being composed here: an input method loses its word when the
// words around it are drawn anew. It comes in when the word is done, or when nothing was done to it for
// some seconds.
const DONE = 60;
const IDLE = 10_000;

export class Holding {
  private held: (() => void)[] = [];
  private isComposing = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(page: Document) {
    for (const name of ["compositionstart", "compositionupdate"]) page.addEventListener(name, () => this.wait(true), true);
    page.addEventListener("compositionend", () => this.wait(false), true);
  }

  /** Do something now, or after all that waits. */
  pass(act: () => void): void {
    if (this.isComposing || this.held.length) this.held.push(act);
    else act();
  }

  /** Forget what waits. */
  forget(): void {
    this.held = [];
  }

  // The editor, too, takes a moment until it has the whole word.
  private wait(isComposing: boolean): void {
    this.isComposing = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.release(), isComposing ? IDLE : DONE);
  }

  private release(): void {
    this.isComposing = false;
    const held = this.held;
    this.held = [];
    for (const act of held) act();
  }
}
