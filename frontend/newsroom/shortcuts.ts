// Keys for the whole newsroom. A page adds its own with `onKey`; none works while one types.
type Action = (event: KeyboardEvent) => void;

const actions = new Map<string, Action>();
const GOES: Record<string, string> = { w: "wires/", t: "stories/", d: "desk/", p: "pictures/" };
let before = "";

export function onKey(key: string, action: Action): void {
  actions.set(key, action);
}

export function isTyping(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null;
  if (!element?.matches) return false;
  return element.matches("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
}

function showList(): void {
  document.querySelector<HTMLDialogElement>("#shortcuts")?.showModal();
}

function search(event: KeyboardEvent): void {
  const field = document.querySelector<HTMLInputElement>("[data-search]");
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
}

function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    if (isTyping(event.target)) (event.target as HTMLElement).blur();
    else actions.get("Escape")?.(event);
    return;
  }
  if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
  const place = before === "g" ? GOES[event.key] : undefined;
  before = event.key;
  if (place) {
    window.location.assign(`/newsroom/${place}`);
    return;
  }
  actions.get(event.key)?.(event);
}

export function startShortcuts(): void {
  onKey("?", showList);
  onKey("/", search);
  document.addEventListener("keydown", pressed);
  document.querySelector("[data-shortcuts]")?.addEventListener("click", showList);
  document.addEventListener("click", closeMenus);
}

function closeMenus(event: MouseEvent): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.menu[open], details.take-add[open]")) {
    if (!menu.contains(event.target as Node)) menu.open = false;
  }
}
