// How a block stands on the page: its words, its mark in the margin, and the fields of its kind.
import type { Node } from "@tiptap/pm/model";
import type { EditorView, NodeView } from "@tiptap/pm/view";
import { word } from "../words";
import { BlockFields } from "./blockfields";
import type { Edges } from "./edges";
import type { Examined } from "./examined";
import { idsOf } from "./ids";
import { drawMark, shownOf } from "./marking";
import { isSuggesting, tracked } from "./mode";
import { Proposed } from "./proposed";
import { proposeField } from "./proposing";
import { effectiveOf } from "./provenance";
import { levelOf, TEXTUAL } from "./schema";
import { setup } from "./setup";

/** All block views of the page by the ids they show, so that news of a block finds its place. */
export class Views {
  private readonly byId = new Map<string, Set<BlockView>>();

  constructor(
    readonly edges: Edges,
    readonly examined: Examined,
    readonly opened: (view: BlockView) => void,
    readonly declared: (view: BlockView, place: number) => void,
    readonly cropped: (picture: string) => void,
  ) {
    edges.onChange((ids) => this.redraw(ids));
    examined.onChange((ids) => this.redraw(ids));
  }

  add(id: string, view: BlockView): void {
    const views = this.byId.get(id) ?? new Set();
    views.add(view);
    this.byId.set(id, views);
  }

  drop(id: string, view: BlockView): void {
    this.byId.get(id)?.delete(view);
    if (!this.byId.get(id)?.size) this.byId.delete(id);
  }

  of(id: string): BlockView | undefined {
    return this.byId.get(id)?.values().next().value;
  }

  /** Show anew what the library says of a picture. */
  refill(picture: string): void {
    for (const views of this.byId.values()) {
      for (const view of views) if (view.node.attrs["picture"] === picture) view.refill();
    }
  }

  private redraw(ids: Set<string>): void {
    for (const id of ids) for (const view of this.byId.get(id) ?? []) view.draw();
  }
}

export class BlockView implements NodeView {
  readonly dom = document.createElement("div");
  readonly contentDOM: HTMLElement | null;
  private readonly mark = document.createElement("button");
  private readonly offer = document.createElement("div");
  private readonly fields: BlockFields;
  private readonly proposed: Proposed;
  private ids: string[] = [];

  constructor(
    public node: Node,
    private readonly view: EditorView,
    private readonly getPos: () => number | undefined,
    private readonly views: Views,
  ) {
    this.dom.className = `piece piece-${node.type.name}`;
    this.contentDOM = node.isAtom ? null : document.createElement(tagOf(node));
    if (this.contentDOM) {
      this.contentDOM.className = "words";
      this.dom.append(this.contentDOM);
    }
    this.fields = new BlockFields(node, view.editable, (name, value) => this.change(name, value), (picture) => views.cropped(picture));
    this.fields.put(this.dom, this.contentDOM);
    this.proposed = new Proposed(view);
    this.addMargin();
    this.register();
    this.draw();
  }

  get id(): string {
    return String(this.node.attrs["id"] ?? "");
  }

  get pos(): number | undefined {
    return this.getPos();
  }

  get editor(): EditorView {
    return this.view;
  }

  get button(): HTMLButtonElement {
    return this.mark;
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type || (this.contentDOM && tagOf(node) !== this.contentDOM.localName)) return false;
    const isSame = node.attrs === this.node.attrs && Boolean(node.textContent) === Boolean(this.node.textContent);
    this.node = node;
    if (isSame) return true;
    this.register();
    this.fields.fill(node);
    this.draw();
    return true;
  }

  destroy(): void {
    for (const id of this.ids) this.views.drop(id, this);
  }

  stopEvent(event: Event): boolean {
    return event.target instanceof HTMLElement && !this.contentDOM?.contains(event.target) && event.target.closest("input, button") !== null;
  }

  ignoreMutation(mutation: { type: string; target: globalThis.Node }): boolean {
    return mutation.type !== "selection" && !this.contentDOM?.contains(mutation.target);
  }

  /** What the library says of a picture has changed. */
  refill(): void {
    this.fields.fill(this.node);
  }

  /** Draw the mark and the offer anew. */
  draw(): void {
    const found = this.views.examined.get(this.id);
    const isTextual = TEXTUAL.has(this.node.type.name);
    const isHeading = this.node.type.name === "heading";
    const sources = effectiveOf(this.node, this.views.edges);
    const shown = isTextual ? shownOf(sources, found, !this.node.textContent || isHeading) : [];
    const quotations = (found?.quotations ?? []).filter(({ verdict }) => verdict === "altered" || verdict === "not-found");
    drawMark(this.mark, shown, quotations.length);
    const kept = (found?.undeclared ?? []).filter(
      (one) => !sources.some((source) => source.item_version === one.version && source.paragraph === one.paragraph),
    );
    this.offer.replaceChildren(...kept.slice(0, 1).map((one, place) => this.offered(one.agency, one.headline, place)));
    this.offer.hidden = !kept.length;
    this.proposed.draw(this.node, this.dom);
  }

  private offered(agency: string, headline: string, place: number): HTMLElement {
    const line = document.createElement("p");
    const said = document.createElement("span");
    said.textContent = word("looks_like", setup().agencies[agency]?.name ?? agency.toUpperCase());
    said.title = headline;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "small";
    button.textContent = word("declare_it");
    button.onclick = () => this.views.declared(this, place);
    line.append(said, " ", button);
    return line;
  }

  private register(): void {
    for (const id of this.ids) this.views.drop(id, this);
    this.ids = [this.id, ...idsOf(this.node.attrs["absorbed"])];
    for (const id of this.ids) this.views.add(id, this);
    this.dom.dataset["block"] = this.id;
  }

  private addMargin(): void {
    this.mark.type = "button";
    this.mark.className = "origin";
    this.mark.tabIndex = -1;
    this.mark.contentEditable = "false";
    this.mark.setAttribute("aria-haspopup", "dialog");
    this.mark.onclick = () => this.views.opened(this);
    this.offer.className = "offer";
    this.offer.contentEditable = "false";
    this.dom.append(this.mark, this.offer, this.proposed.dom);
  }

  private change(attribute: string, value: string): void {
    const pos = this.getPos();
    if (pos === undefined) return;
    const { state } = this.view;
    const tr = isSuggesting(state) ? proposeField(state.tr, pos, attribute, value) : tracked(state.tr.setNodeAttribute(pos, attribute, value));
    this.view.dispatch(tr);
    this.fields.fill(this.node);
  }
}

function tagOf(node: Node): string {
  switch (node.type.name) {
    case "heading":
      return `h${levelOf(node.attrs["level"])}`;
    case "quotation":
      return "blockquote";
    case "list":
      return node.attrs["ordered"] ? "ol" : "ul";
    case "picture":
      return "figcaption";
    default:
      return "p";
  }
}
