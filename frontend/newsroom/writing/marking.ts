// The mark at the start of a block: where its words come from, told by colour, shape, letters and,
// for those who hear the page, by a sentence.
import { word } from "../words";
import type { ExaminedBlock } from "./examined";
import { setup, type Agency } from "./setup";
import { keyOf, type Source } from "./sources";

export interface Shown {
  kind: "wire" | "own" | "document" | "translation" | "undeclared" | "none";
  letters: string;
  hue: number | null;
  label: string;
  name: string;
}

const GRAVITY = ["verbatim", "adapted", "background"];

/** The agency of a wire version, as far as it is known. */
export function agencyOf(source: Source, examined: ExaminedBlock | undefined): [string, Agency] | null {
  const key = keyOf(source);
  const code = examined?.sources.find((one) => one.key === key)?.agency ?? setup().versions[source.item_version ?? ""];
  return code ? [code, agency(code)] : null;
}

export function agency(code: string): Agency {
  return setup().agencies[code] ?? { name: code.toUpperCase(), hue: 0 };
}

/** What the mark of a block shows; nothing for an empty block. */
export function shownOf(sources: Source[], examined: ExaminedBlock | undefined, isEmpty: boolean): Shown[] {
  if (isEmpty && !sources.length) return [];
  const shown = sources.map((source) => shownSource(source, examined));
  for (const one of examined?.undeclared ?? []) shown.push(undeclared(one.agency));
  return shown.length ? folded(shown) : [{ kind: "none", letters: "?", hue: null, label: "", name: word("no_source") }];
}

function shownSource(source: Source, examined: ExaminedBlock | undefined): Shown {
  const label = examined?.sources.find((one) => one.key === keyOf(source))?.label ?? "";
  switch (source.kind) {
    case "wire": {
      const known = agencyOf(source, examined);
      if (!known) return { kind: "wire", letters: "W", hue: null, label, name: word("wire") };
      return { kind: "wire", letters: known[0].toUpperCase().slice(0, 4), hue: known[1].hue, label, name: known[1].name };
    }
    case "own":
      return { kind: "own", letters: "✎", hue: null, label: source.off_record ? "off_record" : "", name: word("own") };
    case "document":
      return { kind: "document", letters: "§", hue: null, label: "", name: word("document") };
    case "translation":
      return { kind: "translation", letters: "⇄", hue: null, label: "", name: word("translation") };
  }
}

function undeclared(code: string): Shown {
  const { name } = agency(code);
  return { kind: "undeclared", letters: "?", hue: null, label: "", name: word("looks_like", name) };
}

// Several paragraphs of one agency are one mark; the closest of their labels counts.
function folded(shown: Shown[]): Shown[] {
  const found = new Map<string, Shown>();
  for (const one of shown) {
    const key = `${one.kind}:${one.letters}:${GRAVITY.includes(one.label) ? "" : one.label}`;
    const before = found.get(key);
    if (!before) found.set(key, { ...one });
    else if (GRAVITY.indexOf(one.label) >= 0 && rank(one.label) < rank(before.label)) before.label = one.label;
  }
  return [...found.values()];
}

function rank(label: string): number {
  const place = GRAVITY.indexOf(label);
  return place < 0 ? GRAVITY.length : place;
}

// What each mark shows now, so that it is drawn anew only where it differs.
const drawn = new WeakMap<HTMLButtonElement, string>();

/**
 * Draw the mark into its button. Its letters are drawn by the style sheet: they stand within the text
 * that is written, and a browser reads all words of that at each key, those of a thousand marks, too.
 */
export function drawMark(button: HTMLButtonElement, shown: Shown[], quotations: number): void {
  const key = JSON.stringify([shown, quotations]);
  if (drawn.get(button) === key) return;
  drawn.set(button, key);
  button.hidden = !shown.length;
  const signs = shown.map((one) => {
    const sign = document.createElement("span");
    sign.className = `sign sign-${one.kind}`;
    if (one.hue !== null) sign.classList.add(`hue-${one.hue}`);
    sign.dataset["letters"] = one.letters;
    if (one.label) sign.dataset["label"] = word(`label_${one.label}`);
    return sign;
  });
  if (quotations) {
    const sign = document.createElement("span");
    sign.className = "sign sign-quotation";
    sign.dataset["letters"] = "“!”";
    signs.push(sign);
  }
  // For those who hear the page the button's name says it in words.
  for (const sign of signs) sign.setAttribute("aria-hidden", "true");
  button.replaceChildren(...signs);
  const said = shown.map((one) => (one.label ? `${one.name}, ${word(`label_${one.label}`)}` : one.name));
  if (quotations) said.push(word("quotations_to_see", quotations));
  button.setAttribute("aria-label", `${word("sources")}: ${said.join("; ")}`);
  button.title = said.join(" · ");
}
