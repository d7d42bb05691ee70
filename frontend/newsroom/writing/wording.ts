// The words of shared elements, and where words that stood elsewhere are found in them.
import * as Y from "yjs";

export function textsOf(element: Y.XmlElement): Y.XmlText[] {
  return element.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [child];
    return child instanceof Y.XmlElement ? textsOf(child) : [];
  });
}

/** The text of an element that has these words, else its last. */
export function textWith(element: Y.XmlElement, stood: string): Y.XmlText | null {
  const all = textsOf(element);
  return all.find((text) => stood && plain(text).includes(stood)) ?? all.at(-1) ?? null;
}

/** The words of a text; what is no letter counts as one sign. */
export function plain(text: Y.XmlText): string {
  return (text.toDelta() as { insert: unknown }[]).map(({ insert }) => (typeof insert === "string" ? insert : "\ufffc")).join("");
}

/** Where words that stood elsewhere are now: whole, else by their longest beginning, else at the end. */
export function placeIn(now: string, stood: string): number {
  for (let length = stood.length; length > 0; length = Math.floor(length / 2)) {
    const found = now.lastIndexOf(stood.slice(0, length));
    if (found >= 0) return found;
  }
  return now.length;
}
