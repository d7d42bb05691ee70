// How the connection stands, told calmly: what is safe and what is not yet.
import { word } from "../words";

export type Standing = "opening" | "saved" | "saving" | "away" | "signed-out" | "refused" | "reload";

const WORDS: Record<Standing, string> = {
  opening: "opening",
  saved: "all_saved",
  saving: "saving",
  away: "keeping_here",
  "signed-out": "signed_out_here",
  refused: "not_taken",
  reload: "newer_page",
};

export class StandingLine {
  private shown: Standing | "" = "";
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly line = document.querySelector<HTMLElement>("[data-standing]")!;
  private readonly strip = document.querySelector<HTMLElement>("[data-strip]")!;

  show(standing: Standing, more = ""): void {
    clearTimeout(this.timer);
    // "Saving" is said only where it takes long enough to be noticed.
    if (standing === "saving" && this.shown === "saved") this.timer = setTimeout(() => this.set(standing, more), 700);
    else this.set(standing, more);
  }

  private set(standing: Standing, more: string): void {
    if (standing === this.shown && !more) return;
    this.shown = standing;
    const isGrave = standing === "signed-out" || standing === "refused" || standing === "reload";
    this.line.dataset["standing"] = standing;
    this.line.textContent = word(isGrave ? "kept" : WORDS[standing]);
    this.strip.hidden = !isGrave;
    this.strip.dataset["kind"] = standing;
    this.strip.querySelector("[data-strip-text]")!.textContent = isGrave ? [word(WORDS[standing]), more].filter(Boolean).join(" ") : "";
    this.strip.querySelector<HTMLElement>("[data-strip-sign-in]")!.hidden = standing !== "signed-out";
    this.strip.querySelector<HTMLElement>("[data-strip-reload]")!.hidden = standing !== "reload";
  }
}
