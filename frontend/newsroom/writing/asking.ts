// Small dialogs of the toolbar: a link, words of another language, something at another address.
import type { Editor } from "@tiptap/core";
import { proposeFormat } from "./formatting";
import { safeHref, safeTag } from "./marks";
import { isSuggesting, tracked } from "./mode";
import { asAddition } from "./proposing";
import { setup } from "./setup";

function open(name: string): HTMLDialogElement {
  const dialog = document.querySelector<HTMLDialogElement>(`[data-ask="${name}"]`)!;
  dialog.returnValue = "";
  dialog.showModal();
  return dialog;
}

function answered(dialog: HTMLDialogElement, take: (data: FormData) => void): void {
  dialog.addEventListener(
    "close",
    () => {
      const form = dialog.querySelector("form")!;
      if (dialog.returnValue === "yes") take(new FormData(form));
    },
    { once: true },
  );
}

/** Ask for the address of a link, or take the link away. */
export function askLink(editor: Editor): void {
  const dialog = open("link");
  const input = dialog.querySelector<HTMLInputElement>("[name=href]")!;
  const mark = editor.state.selection.$from.marks().find(({ type }) => type.name === "link");
  input.value = String(mark?.attrs["href"] ?? "");
  answered(dialog, (data) => {
    const typed = String(data.get("href")).trim();
    const href = typed ? (safeHref(typed) ?? safeHref(`https://${typed}`)) : null;
    if (!typed || href) setMark(editor, "link", href ? { href } : null);
  });
}

/** Ask in which language the chosen words are. */
export function askLanguage(editor: Editor): void {
  const dialog = open("language");
  answered(dialog, (data) => {
    const lang = safeTag(String(data.get("lang")).trim());
    setMark(editor, "foreign", lang ? { lang } : null);
  });
}

function setMark(editor: Editor, name: string, attrs: Record<string, string> | null): void {
  const { state, view } = editor;
  const type = state.schema.marks[name]!;
  let { from, to } = state.selection;
  const tr = state.tr;
  if (from === to) [from, to] = around(editor, name);
  if (isSuggesting(state) && from < to) {
    view.dispatch(tracked(proposeFormat(tr, from, to, name, attrs?.["href"] ?? attrs?.["lang"] ?? "")));
    view.focus();
    return;
  }
  if (from === to && attrs?.["href"]) tr.insertText(attrs["href"], from);
  const end = from === to ? tr.mapping.map(to) : to;
  tr.removeMark(from, end, type);
  if (attrs) tr.addMark(from, end, type.create(attrs));
  view.dispatch(tr);
  view.focus();
}

// Without a choice the whole stretch that has the mark is meant.
function around(editor: Editor, name: string): [number, number] {
  const { $from, from } = editor.state.selection;
  let [start, end] = [from, from];
  $from.parent.forEach((node, offset) => {
    const pos = $from.start() + offset;
    if (pos <= from && from <= pos + node.nodeSize && node.marks.some(({ type }) => type.name === name)) [start, end] = [pos, pos + node.nodeSize];
  });
  return [start, end];
}

/** Ask for something at another address, and put it after the block at the caret. */
export function askEmbed(editor: Editor): void {
  answered(open("embed"), (data) => {
    const url = safeHref(String(data.get("url")).trim());
    if (url) insertBlock(editor, "embed", { url, title: String(data.get("title")).trim() });
  });
}

/** Ask for related stories by their words. */
export function askRelated(editor: Editor): void {
  const dialog = open("related");
  answered(dialog, (data) => {
    const stories = data.getAll("story").map(String).join(" ");
    if (stories) insertBlock(editor, "related", { stories });
  });
  const words = dialog.querySelector<HTMLInputElement>("[type=search]")!;
  const results = dialog.querySelector<HTMLElement>("[data-story-results]")!;
  words.oninput = () => void search(`${setup().addresses.find_stories}?q=${encodeURIComponent(words.value)}`, results);
  void search(setup().addresses.find_stories, results);
}

async function search(address: string, into: HTMLElement): Promise<void> {
  const response = await fetch(address, { headers: { "X-Newsroom": "1" } }).catch(() => null);
  if (response?.ok) into.innerHTML = await response.text();
}

export function insertBlock(editor: Editor, kind: string, attrs: Record<string, string>): void {
  const { state, view } = editor;
  const { $head } = state.selection;
  const place = $head.depth ? $head.after(1) : $head.pos;
  const tr = state.tr.insert(place, state.schema.nodes[kind]!.create(asAddition(state, attrs))).scrollIntoView();
  view.dispatch(tracked(tr));
  view.focus();
}

