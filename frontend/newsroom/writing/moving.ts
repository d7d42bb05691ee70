// Where blocks would stand that are proposed to move: a line with their first words, drawn between the
// blocks there. The text itself has nothing of it.
import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { word } from "../words";
import { made } from "./elements";
import { proposalOf, slotOf } from "./proposals";

const LONGEST = 80;

export const Moving = Extension.create({
  name: "moving",
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key: new PluginKey("moving"),
      state: {
        init: (_, { doc }) => drawn(doc),
        apply: (tr, before) => (tr.docChanged ? drawn(tr.doc) : before),
      },
      props: {
        decorations(state) {
          return this.getState(state);
        },
      },
    }),
  ],
});

function drawn(doc: Node): DecorationSet {
  const found: Decoration[] = [];
  doc.forEach((node, _, index) => {
    const moving = node.attrs["moving"] ? proposalOf(node, "moving") : null;
    const slot = moving && slotOf(doc, index, moving);
    if (!moving || slot === null) return;
    const pos = startOf(doc, slot < index ? slot : slot + 1);
    found.push(Decoration.widget(pos, () => ghost(node), { key: `${moving.id} ${node.textContent.slice(0, LONGEST)}`, side: -1 }));
  });
  return found.length ? DecorationSet.create(doc, found) : DecorationSet.empty;
}

function startOf(doc: Node, index: number): number {
  let pos = 0;
  for (let place = 0; place < index; place++) pos += doc.child(place).nodeSize;
  return pos;
}

function ghost(node: Node): HTMLElement {
  const words = node.textContent.length > LONGEST ? `${node.textContent.slice(0, LONGEST)}…` : node.textContent;
  const line = made("p", "moved-here");
  line.contentEditable = "false";
  line.append(made("b", "", word("to_stand_here")), " ");
  const shown = made("span", "", words || word(`kind_${node.type.name}`));
  shown.dir = "auto";
  line.append(shown);
  return line;
}
