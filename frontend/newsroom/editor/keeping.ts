// What was typed and not yet saved lies in the browser until the server has it, also over a reload.
export interface Kept {
  at: string;
  base: string;
  entries: [string, string][];
}

function key(article: string): string {
  return `dateline:article:${article}`;
}

const LEFT_OUT = new Set(["csrfmiddlewaretoken", "token"]);

export function entriesOf(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form)]
    .filter(([name, value]) => typeof value === "string" && !LEFT_OUT.has(name))
    .map(([name, value]) => [name, value as string]);
}

// The text without the number it is based on: what tells whether anything is unsaved.
export function print(form: HTMLFormElement): string {
  return JSON.stringify(entriesOf(form).filter(([name]) => name !== "base"));
}

export function keep(article: string, form: HTMLFormElement): void {
  const base = (form.elements.namedItem("base") as HTMLInputElement).value;
  const kept: Kept = { at: new Date().toISOString(), base, entries: entriesOf(form) };
  try {
    localStorage.setItem(key(article), JSON.stringify(kept));
  } catch {
    // Full or forbidden: then only the page itself holds the text.
  }
}

export function kept(article: string): Kept | undefined {
  try {
    const text = localStorage.getItem(key(article));
    return text ? (JSON.parse(text) as Kept) : undefined;
  } catch {
    return undefined;
  }
}

export function forget(article: string): void {
  try {
    localStorage.removeItem(key(article));
  } catch {
    // Nothing is kept where storage is forbidden.
  }
}
