// Headline, short headline and deck: shared texts bound to plain fields, changed by the least
// difference so that others' carets stay where they are. Undo is one's own, as in the text. In
// suggestion mode what is typed is proposed, and the shared text stays as it is.
import * as Y from "yjs";
import { differenceOf, placeAfter, type Delta, type Difference } from "./difference";
import type { LineProposal, LineProposals } from "./lineproposals";

export type Field = HTMLInputElement | HTMLTextAreaElement;

export class Line {
  readonly name: string;
  private readonly text: Y.Text;
  private readonly undo: Y.UndoManager;
  private isProposing = false;

  constructor(
    doc: Y.Doc,
    readonly field: Field,
    private readonly proposals: LineProposals,
    private readonly changed: (field: HTMLElement) => void,
  ) {
    this.name = field.dataset["line"]!;
    this.text = doc.getText(this.name);
    this.undo = new Y.UndoManager([this.text, proposals.map], { trackedOrigins: new Set<unknown>([field]) });
    this.put(this.text.toString());
    field.addEventListener("input", () => this.typed());
    field.addEventListener("keydown", (event) => this.pressed(event as KeyboardEvent));
    this.text.observe((event, transaction) => {
      if (transaction.origin !== field) this.heard(event.delta);
    });
  }

  /** The words of the article, without what is proposed. */
  get value(): string {
    return this.text.toString();
  }

  /** Say whether what is typed is only proposed, and show it if it is. */
  setProposing(isOn: boolean): void {
    this.isProposing = isOn;
    this.show();
  }

  /** Show what the field has to show now; where that is another text the caret stays as near as may be. */
  show(): void {
    const wanted = this.wanted();
    if (this.field.value !== wanted) this.put(wanted);
  }

  /** Accept or refuse what somebody proposes; one undo in the field takes that back, and nothing else. */
  settle(one: LineProposal, isAccepted: boolean): void {
    this.undo.stopCapturing();
    this.text.doc?.transact(() => {
      const before = this.text.toString();
      if (isAccepted) this.apply(differenceOf(before, one.value, one.value.length));
      this.proposals.drop(one);
    }, this.field);
    this.undo.stopCapturing();
    this.show();
  }

  private wanted(): string {
    return (this.isProposing ? this.proposals.mine(this.name) : null) ?? this.text.toString();
  }

  private put(value: string): void {
    const { selectionStart: start, selectionEnd: end } = this.field;
    const isFocused = document.activeElement === this.field;
    this.field.value = value;
    if (isFocused) this.field.setSelectionRange(start, end);
    this.changed(this.field);
  }

  private typed(): void {
    const { field, text } = this;
    const [before, after] = [text.toString(), field.value.replace(/\s*\n\s*/g, " ")];
    if (this.isProposing) this.proposals.propose(this.name, after, before, field);
    else this.apply(differenceOf(before, after, field.selectionStart ?? after.length));
    this.changed(field);
  }

  private apply({ start, end, insert }: Difference): void {
    if (start === end && !insert) return;
    this.text.doc?.transact(() => {
      this.text.delete(start, end - start);
      this.text.insert(start, insert);
    }, this.field);
  }

  private pressed(event: KeyboardEvent): void {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || (key !== "z" && key !== "y")) return;
    event.preventDefault();
    if (key === "y" || event.shiftKey) this.undo.redo();
    else this.undo.undo();
  }

  // Others' words move one's own selection along with the words it stands in.
  private heard(delta: Delta): void {
    const { field } = this;
    if (this.wanted() !== this.text.toString()) return;
    const [start, end] = [field.selectionStart ?? 0, field.selectionEnd ?? 0].map((place) => placeAfter(place, delta));
    field.value = this.text.toString();
    if (document.activeElement === field) field.setSelectionRange(start!, end!);
    this.changed(field);
  }
}
