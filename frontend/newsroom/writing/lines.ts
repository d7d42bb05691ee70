// Headline, short headline and deck: shared texts bound to plain fields, changed by the least
// difference so that others' carets stay where they are. Undo is one's own, as in the text.
import * as Y from "yjs";

export interface Line {
  name: string;
  field: HTMLInputElement | HTMLTextAreaElement;
  text: Y.Text;
}

/** Bind each `[data-line]` field of the page to the shared text of its name. */
export function bindLines(doc: Y.Doc, changed: (field: HTMLElement) => void): Line[] {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("[data-line]");
  return [...fields].map((field) => bindLine(field, doc.getText(field.dataset["line"]!), changed));
}

function bindLine(field: Line["field"], text: Y.Text, changed: (field: HTMLElement) => void): Line {
  const undo = new Y.UndoManager(text, { trackedOrigins: new Set([field]) });
  field.value = text.toString();
  changed(field);
  field.addEventListener("input", () => {
    write(text, field);
    changed(field);
  });
  field.addEventListener("keydown", (event) => {
    const key = (event as KeyboardEvent).key.toLowerCase();
    const { ctrlKey, metaKey, shiftKey } = event as KeyboardEvent;
    if (!(ctrlKey || metaKey) || (key !== "z" && key !== "y")) return;
    event.preventDefault();
    if (key === "y" || shiftKey) undo.redo();
    else undo.undo();
  });
  text.observe((event, transaction) => {
    if (transaction.origin === field) return;
    show(field, text.toString(), event.delta);
    changed(field);
  });
  return { name: field.dataset["line"]!, field, text };
}

function write(text: Y.Text, field: Line["field"]): void {
  const [before, after] = [text.toString(), field.value.replace(/\s*\n\s*/g, " ")];
  if (before === after) return;
  const caret = field.selectionStart ?? after.length;
  // What follows the caret did not change: so a repeated letter is added where it was typed.
  let end = 0;
  const most = Math.min(before.length, after.length);
  while (end < Math.min(most, after.length - caret) && before.at(-1 - end) === after.at(-1 - end)) end++;
  let start = 0;
  while (start < most - end && before[start] === after[start]) start++;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  text.doc?.transact(() => {
    text.delete(start, before.length - start - end);
    text.insert(start, after.slice(start, after.length - end));
  }, field);
}

// Others' words move one's own selection along with the words it stands in.
function show(field: Line["field"], value: string, delta: Y.YTextEvent["delta"]): void {
  let [start, end] = [field.selectionStart ?? 0, field.selectionEnd ?? 0];
  const isFocused = document.activeElement === field;
  let at = 0;
  for (const { retain, insert, delete: gone } of delta) {
    const size = typeof insert === "string" ? insert.length : 0;
    if (retain) at += retain;
    if (size) [start, end] = [start + (at < start ? size : 0), end + (at < end ? size : 0)];
    if (gone) [start, end] = [start - overlap(at, gone, start), end - overlap(at, gone, end)];
    at += size;
  }
  field.value = value;
  if (isFocused) field.setSelectionRange(start, end);
}

function overlap(from: number, length: number, place: number): number {
  return Math.max(0, Math.min(place, from + length) - from);
}
