// Words that were typed into a block while somebody removed it: kept in the document, shown above the
// text until somebody puts them back or lets them go, and in the history for ever.
import type { Editor } from "@tiptap/core";
import type * as Y from "yjs";
import { word } from "../words";
import { serverTime } from "./clock";
import { isId } from "./ids";
import { insertParagraph } from "./paste";
import { setup } from "./setup";
import { sourcesOf } from "./sources";
import { made } from "./elements";

const MOST = 200;
const MOST_CHARACTERS = 20_000;
export const KEPT = "kept";

interface Entry {
  words: string;
  /** The whole block as it stood with these words. */
  whole: string;
  block: string;
  after: string;
  sources: string;
  person: string;
  name: string;
  at: string;
  /** Which changes of the document they are: client, clock and length of each. */
  ids: number[][];
  settled?: boolean;
}

export class KeptWords {
  private readonly map: Y.Map<string>;
  private readonly list = document.querySelector<HTMLElement>("[data-kept-words]");
  private editor: Editor | null = null;

  constructor(private readonly doc: Y.Doc) {
    this.map = doc.getMap("lost");
    this.map.observe(() => {
      this.show();
      document.dispatchEvent(new Event("kept-words-changed"));
    });
  }

  /** Show them beside the text of an editor, which takes them back. */
  open(editor: Editor): void {
    this.editor = editor;
    this.show();
  }

  keep(lost: { words: string; ids: number[][] } & Partial<Entry>): void {
    const [client, clock] = lost.ids[0] ?? [];
    const key = `${client}:${clock}`;
    if (this.map.has(key) || this.map.size >= MOST) return;
    const { person } = setup();
    const entry: Entry = {
      block: "",
      after: "",
      sources: "[]",
      ...lost,
      words: lost.words.slice(0, MOST_CHARACTERS),
      whole: (lost.whole ?? "").slice(0, MOST_CHARACTERS),
      person: person.id,
      name: person.name,
      at: serverTime(),
    };
    this.map.set(key, JSON.stringify(entry));
  }

  private show(): void {
    const editor = this.editor;
    if (!this.list || !editor) return;
    const open = [...this.map.entries()].flatMap(([key, text]) => {
      const entry = read(text);
      return entry && !entry.settled ? [[key, entry] as const] : [];
    });
    this.list.hidden = !open.length;
    this.list.replaceChildren(...open.map(([key, entry]) => this.item(editor, key, entry)));
  }

  private item(editor: Editor, key: string, entry: Entry): HTMLElement {
    const item = made("div", "kept-words");
    const said = made("p", "", entry.person === setup().person.id ? word("kept_mine") : word("kept_theirs", entry.name));
    const words = made("q");
    words.dir = "auto";
    words.append(...around(entry));
    const back = made("button", "small primary", word("put_back")) as HTMLButtonElement;
    const away = made("button", "small", word("let_go")) as HTMLButtonElement;
    back.type = away.type = "button";
    back.onclick = () => this.putBack(editor, key, entry);
    away.onclick = () => this.settle(key, entry);
    const choices = made("p", "row-of");
    choices.append(...(setup().may_write ? [back, away] : []));
    item.append(said, words, choices);
    return item;
  }

  private putBack(editor: Editor, key: string, entry: Entry): void {
    this.settle(key, entry);
    const { doc } = editor.state;
    let place = doc.content.size;
    let isThere = !isId(entry.block);
    doc.forEach((node, pos) => {
      if (entry.after && node.attrs["id"] === entry.after) place = pos + node.nodeSize - 1;
      isThere ||= node.attrs["id"] === entry.block;
    });
    // With its id come the sources that were declared for the block later.
    insertParagraph(editor.view, place, entry.whole || entry.words, sourcesOf(entry.sources), isThere ? null : entry.block);
    editor.view.focus();
  }

  private settle(key: string, entry: Entry): void {
    this.doc.transact(() => this.map.set(key, JSON.stringify({ ...entry, settled: true })), KEPT);
  }
}

// The words within the paragraph as it stood, where that is known.
function around({ words, whole }: Entry): (HTMLElement | string)[] {
  const start = whole.indexOf(words);
  if (start < 0) return whole ? [`${whole} `, made("mark", "", words)] : [made("mark", "", words)];
  return [whole.slice(0, start), made("mark", "", words), whole.slice(start + words.length)];
}

// What is in the document came from any browser.
function read(text: unknown): Entry | null {
  try {
    const entry = JSON.parse(String(text)) as Entry;
    const texts = [entry.words, entry.whole, entry.after, entry.sources, entry.name, entry.person];
    return texts.every((one) => typeof one === "string") ? entry : null;
  } catch {
    return null;
  }
}
