// Keys for signs around the chosen words: strong, emphasis, link.
const SIGNS: Record<string, string> = { b: "**", i: "__" };

export function mark(text: HTMLTextAreaElement, key: string): boolean {
  const sign = SIGNS[key];
  if (!sign && key !== "k") return false;
  const { selectionStart: start, selectionEnd: end, value } = text;
  const chosen = value.slice(start, end);
  const marked = sign ? `${sign}${chosen}${sign}` : `[${chosen}](https://)`;
  text.setRangeText(marked, start, end, "end");
  if (!sign) text.setSelectionRange(start + marked.length - 1, start + marked.length - 1);
  else if (!chosen) text.setSelectionRange(start + sign.length, start + sign.length);
  text.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
}
