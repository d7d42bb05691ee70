// The words that scripts show, in the language of the page: the server writes them into it.
let words: Record<string, string> | undefined;

export function word(name: string, ...values: (string | number)[]): string {
  words ??= { ...written("words"), ...written("writing-words") };
  let text = words[name] ?? name;
  for (const value of values) text = text.replace("%s", numerals(value));
  return text;
}

// Numbers in the digits of the page's language.
export function numerals(value: string | number): string {
  if (typeof value === "string") return value;
  return new Intl.NumberFormat(document.documentElement.lang || "en").format(value);
}

function written(id: string): Record<string, string> {
  return JSON.parse(document.getElementById(id)?.textContent ?? "{}") as Record<string, string>;
}
