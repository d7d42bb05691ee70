// The editor: schema, shared document and what hangs on the text, put together.
import { Editor, Extension } from "@tiptap/core";
import Collaboration from "@tiptap/extension-collaboration";
import { dropCursor } from "@tiptap/pm/dropcursor";
import { gapCursor } from "@tiptap/pm/gapcursor";
import { defaultDeleteFilter, ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { word } from "../words";
import { BlockView, type Views } from "./blockview";
import { DECLARED } from "./edges";
import { Hearing } from "./hearing";
import { BlockKeys } from "./keys";
import { MARKS } from "./marks";
import { Moving } from "./moving";
import { Pasting } from "./paste";
import { Provenance } from "./provenance";
import { NODES } from "./schema";
import { boundOf } from "./selecting";
import { setup } from "./setup";
import { Suggesting } from "./suggesting";

const PIECES = ["paragraph", "heading", "quotation", "list", "picture", "embed", "related"];

export function makeEditor(doc: Y.Doc, element: HTMLElement, views: Views): Editor {
  const fragment = doc.getXmlFragment("text");
  const edges = doc.getMap("edges");
  const undoManager = new Y.UndoManager([fragment, edges], {
    trackedOrigins: new Set<unknown>([ySyncPluginKey, DECLARED]),
    deleteFilter: (item) => defaultDeleteFilter(item, new Set(["paragraph"])),
    captureTransaction: (transaction) => transaction.meta.get("addToHistory") !== false,
  });
  const { lang, dir } = setup();
  const editor = new Editor({
    element,
    injectCSS: false,
    enableInputRules: false,
    enablePasteRules: false,
    enableCoreExtensions: { delete: false, textDirection: false },
    editable: false,
    extensions: [
      ...nodes(views),
      ...MARKS,
      Collaboration.configure({ document: doc, field: "text", yUndoOptions: { undoManager } }),
      Hearing,
      Provenance.configure({ edges: views.edges }),
      BlockKeys,
      Pasting.configure({ edges: views.edges }),
      Suggesting,
      Moving,
      Cursors,
    ],
    editorProps: {
      attributes: {
        class: "sheet-of-text",
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": word("text_of_article"),
        lang,
        dir,
        spellcheck: "true",
      },
    },
  });
  keepKnown(editor);
  return editor;
}

// The binding forgets all nodes at each change of others and makes the whole text anew; those that
// changed it forgets one by one, too, and that is enough: a thousand paragraphs stay quick.
function keepKnown(editor: Editor): void {
  boundOf(editor).binding.mapping.clear = () => undefined;
}

function nodes(views: Views): typeof NODES {
  return NODES.map((node) =>
    PIECES.includes(node.name)
      ? node.extend({
          addNodeView: () => ({ node: shown, view, getPos }) => new BlockView(shown, view, getPos, views),
        })
      : node,
  );
}

const Cursors = Extension.create({
  name: "cursors",
  addProseMirrorPlugins: () => [dropCursor({ class: "drop-place", color: false, width: 2 }), gapCursor()],
});
