// The history beside the text: its links, restoring and kept words stay in the panel.
import { word } from "../words";
import { setup } from "./setup";
import { tell } from "./telling";

export class Past {
  private readonly holder = document.querySelector<HTMLElement>("#panel-history [data-fill]");

  start(): void {
    this.holder?.addEventListener("click", (event) => {
      const link = (event.target as HTMLElement).closest<HTMLAnchorElement>("a[href]");
      if (!link || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      void this.load(link.href);
    });
    this.holder?.addEventListener("submit", (event) => void this.restore(event as SubmitEvent));
  }

  async load(address: string = setup().addresses.history): Promise<void> {
    const response = await fetch(address, { headers: { "X-Newsroom": "1" } }).catch(() => null);
    if (response?.ok && this.holder) this.holder.innerHTML = await response.text();
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
