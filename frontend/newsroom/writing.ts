// The editor's script: loaded only on its page, beside the newsroom's own.
import "./writing.css";
import type { Editor } from "@tiptap/core";
import * as Y from "yjs";
import { onKey } from "./shortcuts";
import { askEmbed, askLanguage, askLink, askRelated } from "./writing/asking";
import { Views } from "./writing/blockview";
import { Carets } from "./writing/carets";
import { startClock } from "./writing/clock";
import { Commenting } from "./writing/commenting";
import { Counts, showLength } from "./writing/counts";
import { makeEditor } from "./writing/editor";
import { Cropping } from "./writing/cropping";
import { Edges } from "./writing/edges";
import { Examined } from "./writing/examined";
import { Examining } from "./writing/examining";
import { Facts } from "./writing/facts";
import { Find } from "./writing/find";
import { Heads } from "./writing/heads";
import { Keeping } from "./writing/keeping";
import { KeptWords } from "./writing/keptwords";
import { Panel } from "./writing/panel";
import { Past } from "./writing/past";
import { People } from "./writing/people";
import { Pictures } from "./writing/pictures";
import { Quoting } from "./writing/quoting";
import { Rescue, type Moved } from "./writing/rescue";
import { keepingCaret } from "./writing/selecting";
import { setup } from "./writing/setup";
import { Socket } from "./writing/socket";
import { SourceBox } from "./writing/sourcebox";
import { StandingLine } from "./writing/standing";
import { tell } from "./writing/telling";
import { Subjects } from "./writing/subjects";
import { Toolbar } from "./writing/toolbar";
import { word } from "./words";

function start(): void {
  startClock();
  const { article, person, addresses, schema } = setup();
  const doc = new Y.Doc();
  const kept = new KeptWords(doc);
  const rescue = new Rescue(doc, doc.getXmlFragment("text"), kept);
  const people = new People();
  const standing = new StandingLine();
  const address = new URL(`${addresses.live}?schema=${schema}`, window.location.href);
  address.protocol = address.protocol.replace("http", "ws");
  let opened: ((mayWrite: boolean) => void) | undefined;
  let mayWrite = setup().may_write;
  let alive: (() => void) | undefined;
  let keeping = (change: () => Moved[]): void => void change();
  const socket: Socket = new Socket(address.href, doc, new Keeping(`${article}:${person.id}`), {
    standing: (now, more) => standing.show(now, more),
    hello: (hello) => {
      mayWrite = hello.may_write;
      people.begin(hello.connection);
    },
    synced: () => {
      if (!opened) {
        const [editor, setWriting] = open(doc, socket, people);
        opened = setWriting;
        keeping = (change) => keepingCaret(editor, change);
        kept.open(editor);
      }
      opened(mayWrite);
      alive = () => opened?.(mayWrite);
    },
    presence: (said) => people.heard(said),
    notice: (said) => {
      if (said["kind"] === "alive") alive?.();
      if (said["kind"] === "comments") document.dispatchEvent(new Event("comments-changed"));
      if (said["kind"] === "problem") tell(String(said["message"]), "bad");
      if (said["kind"] === "checkpoint") {
        document.dispatchEvent(new Event("revision-saved"));
        tell(word("saved_revision", Number(said["revision"])));
      }
      if (said["kind"] !== "rights") return;
      mayWrite = said["may_write"] === true;
      opened?.(mayWrite);
    },
    own: (update) => rescue.own(update),
    complete: (theirs) => rescue.settle(theirs),
    updating: (update, apply) => keeping(() => rescue.around(update, apply)),
  });
  socket.start();
}

/** Open the text once it is here; gives the editor, and what sets whether it may be written. */
function open(doc: Y.Doc, socket: Socket, people: People): [Editor, (mayWrite: boolean) => void] {
  const edges = new Edges(doc.getMap("edges"));
  const examined = new Examined();
  const holder = document.querySelector<HTMLElement>("[data-text]")!;
  holder.replaceChildren();
  const box: SourceBox = new SourceBox(edges, () => editor.view.focus(), () => panel.open("wires"));
  const views = new Views(
    edges,
    examined,
    (view) => box.open(view, examined.get(view.id)),
    (view, place) => box.declareFound(view, examined.get(view.id), place),
    (picture) => void cropping.open(picture),
  );
  const editor = makeEditor(doc, holder, views);
  const comments: Commenting = new Commenting(editor, () => panel.open("comments"));
  const panel: Panel = new Panel(editor, () => comments.load(), () => past.load(), () => pictures.load());
  const cropping: Cropping = new Cropping((picture) => {
    views.refill(picture);
    pictures.showLead();
  });
  const pictures = new Pictures(editor, doc, (picture) => void cropping.open(picture));
  const past = new Past(() => socket.safe());
  const facts = new Facts(doc);
  const find = new Find(editor);
  const carets = new Carets(editor, people, socket);
  const heads = new Heads(editor, doc, showLength);
  new Toolbar(editor, heads, {
    link: askLink,
    language: askLanguage,
    embed: askEmbed,
    related: askRelated,
    picture: () => {
      panel.open("pictures");
      pictures.focus();
    },
    find: () => find.open(),
    comment: () => void comments.begin(),
  }).start();
  for (const part of [heads, new Subjects(doc), box, panel, past, pictures, cropping, comments, facts, find, carets]) part.start();
  new Counts(editor).start();
  new Quoting(editor, examined, views).start();
  const examining = new Examining(editor, doc.getXmlFragment("text"), edges, examined);
  examining.start();
  document.addEventListener("revision-saved", () => examining.saved());
  document.addEventListener("keydown", (event) => {
    const key = event.key.toLowerCase();
    const inText = editor.view.dom.contains(event.target as Node);
    const isCommand = event.ctrlKey || event.metaKey;
    if (isCommand && !event.altKey && key === "s") socket.save();
    else if (!inText) return;
    else if (isCommand && !event.altKey && key === "f") find.open();
    else if (isCommand && !event.altKey && key === "k") askLink(editor);
    else if (isCommand && event.altKey && key === "m") void comments.begin();
    else if (event.altKey && key === "enter") openSources();
    else return;
    event.preventDefault();
  });
  function openSources(): void {
    const { $head } = editor.state.selection;
    const id = $head.depth ? String($head.node(1).attrs["id"]) : "";
    const view = views.of(id);
    if (view) box.open(view, examined.get(id));
  }
  onKey("t", () => editor.view.focus());
  goTo(window.location.hash);
  const setWriting = (mayWrite: boolean): void => {
    editor.setEditable(mayWrite);
    heads.setWriting(mayWrite);
    for (const field of document.querySelectorAll<HTMLInputElement>("[data-fact], [data-topic], [data-subject-search]")) field.disabled = !mayWrite;
    document.body.classList.toggle("read-only", !mayWrite);
    carets.present();
  };
  return [editor, setWriting];
}

// Other pages point to a block by its id without hyphens: `#b0190…`.
function goTo(hash: string): void {
  const wanted = hash.slice(2);
  if (!wanted) return;
  const blocks = document.querySelectorAll<HTMLElement>("[data-block]");
  const block = [...blocks].find((one) => one.dataset["block"]?.replaceAll("-", "") === wanted);
  block?.scrollIntoView({ block: "center" });
  block?.classList.add("pointed-at");
}

start();
