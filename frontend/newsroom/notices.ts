// What one person is told at once, on whatever page they are: work for them, a text that did not
// go out. It stays until they put it away.
const CHANNEL = "dateline-notices";
const channel = "BroadcastChannel" in window ? new BroadcastChannel(CHANNEL) : undefined;

export function showNotices(html: string, tell: boolean): void {
  const place = document.querySelector<HTMLElement>("[data-notices-here]");
  if (!place) return;
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const notice of template.content.querySelectorAll<HTMLElement>("[data-notice]")) {
    const same = `[data-notice="${CSS.escape(notice.dataset["notice"] ?? "")}"]`;
    place.querySelector(same)?.remove();
    place.append(notice);
  }
  if (tell) channel?.postMessage(html);
}

export function startNotices(): void {
  channel?.addEventListener("message", (event: MessageEvent<string>) => showNotices(event.data, false));
  document.addEventListener("click", (event) => {
    (event.target as HTMLElement).closest("[data-put-notice-away]")?.closest("[data-notice]")?.remove();
  });
}
