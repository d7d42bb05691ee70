// Comments on words: the thread is the server's, the words carry a mark with its id.
import type { Editor } from "@tiptap/core";
import { isId, newId } from "./ids";

export class Commenting {
  private readonly holder = document.querySelector<HTMLElement>("#panel-comments [data-fill]");
  private chosen = { from: 0, to: 0 };

  constructor(
    private readonly editor: Editor,
    private readonly openPanel: () => void,
  ) {}

  start(): void {
    this.holder?.addEventListener("submit", (event) => void this.submitted(event as SubmitEvent));
    this.holder?.addEventListener("click", (event) => this.pointed(event));
    document.addEventListener("comments-changed", () => {
      // What is being written is not taken away by what others wrote.
      const isWriting = [...(this.holder?.querySelectorAll("textarea") ?? [])].some(({ value, defaultValue }) => value !== defaultValue);
      if (this.holder?.hasChildNodes() && !isWriting) void this.load();
    });
    this.editor.view.dom.addEventListener("click", (event) => {
      const mark = (event.target as HTMLElement).closest<HTMLElement>("[data-comment]");
      if (mark) void this.show(mark.dataset["comment"]!);
    });
  }

  /** Begin a comment on the chosen words. */
  async begin(): Promise<void> {
    const { from, to } = this.editor.state.selection;
    this.openPanel();
    await this.load();
    this.chosen = { from, to };
    const form = this.holder?.querySelector<HTMLFormElement>("[data-new-comment]");
    if (!form) return;
    const { $from } = this.editor.state.selection;
    const words = this.editor.state.doc.textBetween(from, to, " ", " ");
    fill(form, "block", from < to && $from.depth ? String($from.node(1).attrs["id"]) : "");
    fill(form, "quoted", words.slice(0, 1_000));
    const quoted = form.querySelector<HTMLElement>("[data-comment-quoted]");
    if (quoted) {
      quoted.textContent = words.slice(0, 200);
      quoted.hidden = !words;
    }
    form.querySelector("textarea")?.focus();
  }

  async load(): Promise<void> {
    const address = document.querySelector<HTMLElement>("[data-panel-address]")?.dataset["panelAddress"];
    if (address) await this.fetched(address);
  }

  private async show(id: string): Promise<void> {
    this.openPanel();
    await this.load();
    const thread = this.holder?.querySelector<HTMLElement>(`[data-thread="${CSS.escape(id)}"]`);
    thread?.scrollIntoView({ block: "nearest" });
    thread?.classList.add("pointed-at");
  }

  // A thread leads to the words that it is about.
  private pointed(event: MouseEvent): void {
    const quoted = (event.target as HTMLElement).closest("blockquote");
    const id = quoted?.closest<HTMLElement>("[data-thread]")?.dataset["thread"];
    if (id) this.editor.view.dom.querySelector(`[data-comment="${CSS.escape(id)}"]`)?.scrollIntoView({ block: "center" });
  }

  private async submitted(event: SubmitEvent): Promise<void> {
    const form = event.target as HTMLFormElement;
    if (!form.matches("[data-comment-form]")) return;
    event.preventDefault();
    const body = new FormData(form, event.submitter);
    const isNew = form.matches("[data-new-comment]");
    const key = newId();
    if (isNew) body.set("key", key);
    const isDone = await this.fetched(form.action, body);
    if (isNew && isDone) this.mark(key);
  }

  private mark(key: string): void {
    const { from, to } = this.chosen;
    const { state, view } = this.editor;
    if (from >= to || to > state.doc.content.size || !isId(key)) return;
    view.dispatch(state.tr.addMark(from, to, state.schema.marks["comment"]!.create({ id: key })));
    this.chosen = { from: 0, to: 0 };
  }

  private async fetched(address: string, body?: FormData): Promise<boolean> {
    if (!this.holder) return false;
    try {
      const response = await fetch(address, { headers: { "X-Newsroom": "1" }, ...(body ? { method: "POST", body } : {}) });
      if (response.ok || response.status === 422) this.holder.innerHTML = await response.text();
      return response.ok;
    } catch {
      return false;
    }
  }
}

function fill(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = value;
}
