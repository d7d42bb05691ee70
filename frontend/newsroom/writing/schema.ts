// The schema of the text, version 3: nodes and marks as the contract of co-editing names them.
import { Node, type Attributes } from "@tiptap/core";
import { idsOf, isId } from "./ids";
import { DEEDS } from "./proposals";
import { sourcesOf, written } from "./sources";

export const SCHEMA = 3;
/** Kinds of blocks that hold a line of words of their own. */
export const TEXTUAL = new Set(["paragraph", "heading", "quotation", "list"]);

// What is proposed for a block stays with it: a copy, or what is pasted from elsewhere, has none of it.
const PROPOSED = Object.fromEntries(
  DEEDS.map((deed) => [deed, { default: null, keepOnSplit: deed === "adding", rendered: false, parseHTML: () => null }]),
) as Attributes;

// What every block carries. Of a paste from outside only our own attributes are read, and these
// only where they have the right form.
const CARRIED: Attributes = {
  ...PROPOSED,
  id: {
    default: null,
    keepOnSplit: false,
    parseHTML: (element) => (isId(element.dataset["id"]) ? element.dataset["id"] : null),
    renderHTML: ({ id }) => (id ? { "data-id": String(id) } : {}),
  },
  sources: {
    default: "[]",
    parseHTML: (element) => written(sourcesOf(element.dataset["sources"])),
    renderHTML: ({ sources }) => (sources === "[]" ? {} : { "data-sources": String(sources) }),
  },
  absorbed: {
    default: "[]",
    keepOnSplit: false,
    parseHTML: (element) => JSON.stringify(idsOf(element.dataset["absorbed"])),
    renderHTML: ({ absorbed }) => (absorbed === "[]" ? {} : { "data-absorbed": String(absorbed) }),
  },
};

function text(name: string, most: number): Attributes {
  return {
    [name]: {
      default: "",
      parseHTML: (element: HTMLElement) => (element.dataset[name] ?? "").slice(0, most),
      renderHTML: (attributes: Record<string, unknown>) => ({ [`data-${name}`]: String(attributes[name] ?? "") }),
    },
  };
}

const Document = Node.create({ name: "doc", topNode: true, content: "block+" });
const Text = Node.create({ name: "text", group: "inline" });

const Paragraph = Node.create({
  name: "paragraph",
  group: "block",
  content: "inline*",
  priority: 1000,
  addAttributes: () => CARRIED,
  // A paragraph within a quotation or an item of a list is just its words.
  parseHTML: () => [{ tag: "p", context: "list_item/|quotation/", skip: true, priority: 60 }, { tag: "p" }],
  renderHTML: ({ HTMLAttributes }) => ["p", HTMLAttributes, 0],
});

const Heading = Node.create({
  name: "heading",
  group: "block",
  content: "inline*",
  defining: true,
  addAttributes: () => ({ ...CARRIED, level: { default: 2, rendered: false } }),
  parseHTML: () =>
    [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level: Math.min(Math.max(level, 2), 4) } })),
  renderHTML: ({ node, HTMLAttributes }) => [`h${levelOf(node.attrs["level"])}`, HTMLAttributes, 0],
});

export function levelOf(value: unknown): 2 | 3 | 4 {
  return value === 3 || value === 4 ? value : 2;
}

const Quotation = Node.create({
  name: "quotation",
  group: "block",
  content: "inline*",
  defining: true,
  addAttributes: () => ({ ...CARRIED, ...text("cite", 1_000) }),
  parseHTML: () => [{ tag: "blockquote" }],
  renderHTML: ({ HTMLAttributes }) => ["blockquote", HTMLAttributes, 0],
});

const List = Node.create({
  name: "list",
  group: "block",
  content: "list_item+",
  addAttributes: () => ({ ...CARRIED, ordered: { default: false, rendered: false } }),
  parseHTML: () => [
    { tag: "ul", attrs: { ordered: false } },
    { tag: "ol", attrs: { ordered: true } },
  ],
  renderHTML: ({ node, HTMLAttributes }) => [node.attrs["ordered"] ? "ol" : "ul", HTMLAttributes, 0],
});

const ListItem = Node.create({
  name: "list_item",
  content: "inline*",
  defining: true,
  parseHTML: () => [{ tag: "li" }],
  renderHTML: () => ["li", 0],
});

const Picture = Node.create({
  name: "picture",
  group: "block",
  content: "inline*",
  isolating: true,
  draggable: true,
  addAttributes: () => ({
    ...CARRIED,
    picture: {
      default: "",
      parseHTML: (element) => (isId(element.dataset["picture"]) ? element.dataset["picture"] : ""),
      renderHTML: ({ picture }) => ({ "data-picture": String(picture) }),
    },
    ...text("alt", 1_000),
  }),
  parseHTML: () => [{ tag: "figure[data-picture]", getAttrs: (one) => isId(one.dataset["picture"]) && null }],
  renderHTML: ({ HTMLAttributes }) => ["figure", HTMLAttributes, 0],
});

const Embed = Node.create({
  name: "embed",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({ ...CARRIED, ...text("url", 2_000), ...text("title", 1_000) }),
  parseHTML: () => [{ tag: "div[data-url]" }],
  renderHTML: ({ HTMLAttributes }) => ["div", HTMLAttributes],
});

const Related = Node.create({
  name: "related",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    ...CARRIED,
    stories: {
      default: "",
      parseHTML: (element) => (element.dataset["stories"] ?? "").split(" ").filter(isId).slice(0, 20).join(" "),
      renderHTML: ({ stories }) => ({ "data-stories": String(stories) }),
    },
  }),
  parseHTML: () => [{ tag: "div[data-stories]" }],
  renderHTML: ({ HTMLAttributes }) => ["div", HTMLAttributes],
});

const HardBreak = Node.create({
  name: "hard_break",
  group: "inline",
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: "br" }],
  renderHTML: () => ["br"],
  renderText: () => "\n",
});

export const NODES = [Document, Text, Paragraph, Heading, Quotation, List, ListItem, Picture, Embed, Related, HardBreak];
