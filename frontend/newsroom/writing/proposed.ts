// What is proposed for a block, said under it, with buttons that accept or refuse it.
import type { Node } from "@tiptap/pm/model";
import type { EditorView } from "@tiptap/pm/view";
import { numerals, word } from "../words";
import { made } from "./elements";
import { proposerOf } from "./mode";
import { proposalsOf, type Proposal } from "./proposals";
import { settle } from "./settling";
import { suggestionsOf } from "./suggestions";

export class Proposed {
  readonly dom = made("div", "proposal");

  constructor(private readonly view: EditorView) {
    this.dom.contentEditable = "false";
    this.dom.hidden = true;
  }

  /** Show what is proposed for a block now. */
  draw(node: Node, block: HTMLElement): void {
    const proposals = proposalsOf(node);
    this.dom.hidden = !proposals.length;
    this.dom.replaceChildren(...proposals.map((one) => this.line(one)));
    for (const name of [...block.classList]) if (name.startsWith("proposed-")) block.classList.remove(name);
    for (const { deed } of proposals) block.classList.add(`proposed-${deed}`);
  }

  private line(one: Proposal): HTMLElement {
    const line = made("p");
    const said = made("span", "", `${word("proposed_by", proposerOf(one.user) || word("somebody"))} ${saidOf(one)}`);
    line.append(said, " ", this.button("accept_it", one, true), this.button("refuse_it", one, false));
    return line;
  }

  private button(name: string, { deed, id }: Proposal, isAccepted: boolean): HTMLButtonElement {
    const button = made("button", "small", word(name)) as HTMLButtonElement;
    button.type = "button";
    button.disabled = !this.view.editable;
    button.onclick = () => {
      const chosen = suggestionsOf(this.view.state.doc).filter(
        (one) => one.kind === "block" && one.id === id && one.blocks[0]?.proposal.deed === deed,
      );
      settle(this.view, chosen, isAccepted);
      this.view.focus();
    };
    return button;
  }
}

function saidOf({ deed, kind, fields }: Proposal): string {
  if (deed !== "becoming") return word(`propose_${deed}`);
  const more = Object.entries(fields).flatMap(([name, value]) => {
    if (name === "level") return numerals(Number(value));
    if (name === "ordered") return [];
    return `${word(name === "url" ? "address" : name)}: ${String(value)}`;
  });
  const name = kind === "list" && fields["ordered"] === true ? "kind_numbered" : `kind_${kind}`;
  return [word(name), ...more].join(" ");
}
