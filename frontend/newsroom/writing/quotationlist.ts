// The quotations of a block in its box: what its sources say of each, and who says it.
import type { EditorView } from "@tiptap/pm/view";
import { word } from "../words";
import type { BlockView } from "./blockview";
import { positionOf } from "./drafts";
import { made } from "./elements";
import type { Change, ExaminedQuotation } from "./examined";
import { setup } from "./setup";

export function quotationItem(block: BlockView, one: ExaminedQuotation): HTMLElement {
  const item = made("li", `box-quotation verdict-${one.verdict}`);
  item.append(made("b", "", word(`verdict_${one.verdict}`)), " ");
  if (one.verdict === "altered" && one.changes.length) item.append(changes(one.changes));
  else item.append(made("q", "", one.words));
  item.append(speaker(block, one));
  return item;
}

// A quotation that is a block has a field of its own for it.
function speaker(block: BlockView, one: ExaminedQuotation): HTMLElement {
  if (block.node.attrs["cite"]) return made("p", "quiet", String(block.node.attrs["cite"]));
  const noted = saidBy(block, one);
  if (!setup().may_write) return made("p", "quiet", noted || one.speaker || "");
  const line = made("p", "speaker");
  const label = made("label", "", `${word("said_by")} `);
  const input = document.createElement("input");
  input.maxLength = 200;
  input.dir = "auto";
  input.value = noted;
  input.onchange = () => say(block, one, input.value.trim());
  label.append(input);
  line.append(label);
  if (one.speaker && one.speaker !== noted && !noted) line.append(proposed(one.speaker, input));
  return line;
}

function proposed(name: string, input: HTMLInputElement): HTMLElement {
  const button = made("button", "small", word("it_is", name)) as HTMLButtonElement;
  button.type = "button";
  button.onclick = () => {
    input.value = name;
    input.dispatchEvent(new Event("change"));
    button.remove();
    input.focus();
  };
  return button;
}

function saidBy(block: BlockView, one: ExaminedQuotation): string {
  const [from, to] = placeOf(block, one);
  let name = "";
  block.editor.state.doc.nodesBetween(from, to, (node) => {
    const mark = node.marks.find(({ type }) => type.name === "said");
    name ||= String(mark?.attrs["by"] ?? "");
  });
  return name;
}

function say(block: BlockView, one: ExaminedQuotation, name: string): void {
  const [from, to] = placeOf(block, one);
  if (from === to) return;
  const view: EditorView = block.editor;
  const type = view.state.schema.marks["said"]!;
  const tr = view.state.tr.removeMark(from, to, type);
  view.dispatch(name ? tr.addMark(from, to, type.create({ by: name })) : tr);
}

// Where the words stand now: something may have been typed before them since they were looked at.
function placeOf(block: BlockView, one: ExaminedQuotation): [number, number] {
  const pos = block.pos;
  if (pos === undefined) return [0, 0];
  const { doc } = block.editor.state;
  const place = (shift: number): [number, number] => [
    positionOf(block.node, pos, one.start + shift),
    positionOf(block.node, pos, one.end + shift),
  ];
  const isThere = ([from, to]: [number, number]): boolean => doc.textBetween(from, to, "\n", "\n") === one.words;
  if (isThere(place(0))) return place(0);
  const shift = block.node.textBetween(0, block.node.content.size, "\n", "\n").indexOf(one.words) - one.start;
  return shift + one.start >= 0 && isThere(place(shift)) ? place(shift) : [0, 0];
}

/** Differences with words for those who hear them. */
export function changes(parts: Change[]): HTMLElement {
  const line = made("p", "box-words");
  for (const [kind, text] of parts) {
    if (kind === "same") {
      line.append(`${text} `);
      continue;
    }
    const part = made(kind === "added" ? "ins" : "del", "");
    part.append(made("span", "hearing", `${word(kind === "added" ? "added" : "removed_words")} `), text);
    line.append(part, " ");
  }
  line.dir = "auto";
  return line;
}
