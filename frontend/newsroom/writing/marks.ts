// The marks of the text, version 3 of the schema.
import { Mark } from "@tiptap/core";
import { word } from "../words";
import { isId } from "./ids";
import { proposerOf } from "./mode";

const TAG = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

function simple(name: string, tags: string[], shown: string): Mark {
  return Mark.create({
    name,
    parseHTML: () => tags.map((tag) => ({ tag, getAttrs: (one: HTMLElement) => isMeant(one) && null })),
    renderHTML: () => [shown, 0],
  });
}

// Word processors wrap whole texts in bold elements that their style makes plain again.
function isMeant(element: HTMLElement): boolean {
  return element.style.fontWeight !== "normal" && element.style.fontStyle !== "normal";
}

/** An address that a reader may follow, or null: as `ground.richtext.safe_href` says on the server. */
export function safeHref(href: string | null | undefined): string | null {
  const address = (href ?? "").trim();
  if (!/^(https?:\/\/[^/\s]|mailto:|tel:)/i.test(address)) return null;
  return address.length <= 2_000 ? address : null;
}

/** A BCP 47 tag, or null. */
export function safeTag(lang: string | null | undefined): string | null {
  return lang && TAG.test(lang) ? lang : null;
}

const Link = Mark.create({
  name: "link",
  inclusive: false,
  addAttributes: () => ({ href: { default: "", parseHTML: (element) => safeHref(element.getAttribute("href")) } }),
  parseHTML: () => [{ tag: "a[href]", getAttrs: (one) => safeHref(one.getAttribute("href")) !== null && null }],
  renderHTML: ({ HTMLAttributes }) => ["a", { href: safeHref(String(HTMLAttributes["href"])), rel: "noreferrer noopener" }, 0],
});

const Foreign = Mark.create({
  name: "foreign",
  addAttributes: () => ({ lang: { default: "", parseHTML: (element) => safeTag(element.getAttribute("lang")) } }),
  parseHTML: () => [{ tag: "span[lang][data-foreign]", getAttrs: (one) => safeTag(one.getAttribute("lang")) !== null && null }],
  renderHTML: ({ HTMLAttributes }) => ["span", { lang: safeTag(String(HTMLAttributes["lang"])), "data-foreign": "" }, 0],
});

const Comment = Mark.create({
  name: "comment",
  excludes: "",
  inclusive: false,
  addAttributes: () => ({ id: { default: "", parseHTML: (element) => element.dataset["comment"] } }),
  // A comment stays where it was made: a copy of the words is not commented.
  parseHTML: () => [],
  renderHTML: ({ HTMLAttributes }) => ["span", { "data-comment": String(HTMLAttributes["id"]), class: "commented" }, 0],
});

// Who says quoted words, as somebody noted it; it goes with the words wherever they go.
const Said = Mark.create({
  name: "said",
  inclusive: false,
  addAttributes: () => ({ by: { default: "", parseHTML: (element) => (element.dataset["said"] ?? "").slice(0, 200) } }),
  parseHTML: () => [{ tag: "span[data-said]", getAttrs: (one) => Boolean(one.dataset["said"]?.trim()) && null }],
  renderHTML: ({ HTMLAttributes }) => ["span", { "data-said": String(HTMLAttributes["by"]) }, 0],
});

function suggestion(name: "insertion" | "deletion", tag: string): Mark {
  return Mark.create({
    name,
    inclusive: false,
    excludes: "insertion deletion",
    addAttributes: () => ({
      id: { default: "", parseHTML: (element) => element.dataset["suggestion"] },
      user: { default: "", parseHTML: (element) => element.dataset["user"] },
      step: { default: "", parseHTML: (element) => element.dataset["step"] ?? "" },
      // What the words rest on, as JSON: it comes to their block with them. A copy has it from its block.
      sources: { default: "", rendered: false, parseHTML: () => "" },
    }),
    parseHTML: () => [{ tag: `${tag}[data-suggestion]`, getAttrs: (one) => isId(one.dataset["suggestion"]) && null }],
    renderHTML: ({ HTMLAttributes }) => [
      tag,
      {
        "data-suggestion": String(HTMLAttributes["id"]),
        "data-user": String(HTMLAttributes["user"]),
        title: proposedBy(HTMLAttributes["user"]),
        ...(HTMLAttributes["step"] ? { "data-step": String(HTMLAttributes["step"]) } : {}),
      },
      0,
    ],
  });
}

// That words should have another mark, or have it no more. It may stand several times, for each mark once.
const Formatting = Mark.create({
  name: "formatting",
  inclusive: false,
  excludes: "",
  addAttributes: () => ({ id: { default: "" }, user: { default: "" }, mark: { default: "" }, value: { default: "" } }),
  // A copy has the words as they are.
  parseHTML: () => [],
  renderHTML: ({ HTMLAttributes }) => [
    "span",
    {
      "data-suggestion": String(HTMLAttributes["id"]),
      "data-user": String(HTMLAttributes["user"]),
      "data-format": String(HTMLAttributes["mark"]),
      "data-set": HTMLAttributes["value"] ? "on" : "off",
      title: [proposedBy(HTMLAttributes["user"]), formatSaid(HTMLAttributes)].join(" "),
    },
    0,
  ],
});

function proposedBy(user: unknown): string {
  return word("proposed_by", proposerOf(user) || word("somebody"));
}

function formatSaid({ mark, value }: Record<string, unknown>): string {
  const name = word(`format_${String(mark)}`);
  if (!value) return word("format_off", name);
  return mark === "link" || mark === "foreign" ? `${name}: ${String(value).slice(0, 200)}` : name;
}

export const MARKS = [
  Formatting,
  Comment,
  Said,
  Link,
  Foreign,
  simple("strong", ["strong", "b"], "strong"),
  simple("em", ["em", "i", "cite"], "em"),
  simple("sub", ["sub"], "sub"),
  simple("sup", ["sup"], "sup"),
  simple("code", ["code"], "code"),
  suggestion("insertion", "ins"),
  suggestion("deletion", "del"),
];
