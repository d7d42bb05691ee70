// The history beside the text: its links, restoring and kept words stay in the panel.
import { word } from "../words";
import { setup } from "./setup";
import { tell } from "./telling";

export class Past {
  private readonly holder = document.querySelector<HTMLElement>("#panel-history [data-fill]");
  private asked = 0;
  private shown = "";

  /** `safe` waits until the server has what was written here: the history is told from what it has. */
  constructor(private readonly safe: () => Promise<void>) {}

  start(): void {
    document.addEventListener("kept-words-changed", () => {
      if (this.shown === whole(setup().addresses.history) && this.holder?.checkVisibility()) void this.load();
    });
    this.holder?.addEventListener("click", (event) => {
      const link = (event.target as HTMLElement).closest<HTMLAnchorElement>("a[href]");
      if (!link || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      void this.load(link.href);
    });
    this.holder?.addEventListener("submit", (event) => void this.restore(event as SubmitEvent));
  }

  async load(address: string = setup().addresses.history): Promise<void> {
    const asked = ++this.asked;
    await this.safe();
    const response = await fetch(address, { headers: { "X-Newsroom": "1" } }).catch(() => null);
    const html = response?.ok ? await response.text() : null;
    // What was asked for later is newer, whichever comes first.
    if (html === null || !this.holder || asked !== this.asked) return;
    this.holder.innerHTML = html;
    this.shown = whole(address);
  }

  // What was restored or put back comes into the text by the socket, as everything that others do.
  private async restore(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const body = new FormData(form, event.submitter);
    const response = await fetch(form.action, { method: "POST", body, headers: { "X-Newsroom": "1" } }).catch(() => null);
    if (!response) return;
    if (response.ok && body.has("revision")) tell(word("restored", String(body.get("revision"))));
    else if (response.status === 422) tell(await response.text(), "bad");
    await this.load();
  }
}

function whole(address: string): string {
  return new URL(address, window.location.href).href;
}
