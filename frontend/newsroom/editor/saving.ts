// Sending the form. One sending is under way at a time; it is repeated, with its token and exactly
// as it was, until the server has answered: so nothing is saved twice and nothing is lost.
import { word } from "../words";

export type Outcome = "saved" | "conflict" | "refused" | "signed-out" | "away";

export interface Answer {
  outcome: Outcome;
  html: string;
}

const WAIT = [1000, 2000, 4000, 8000, 15000];

export class Sender {
  private tries = 0;

  constructor(
    private readonly address: string,
    private readonly tell: (text: string, level: string) => void,
  ) {}

  async send(body: FormData): Promise<Answer> {
    this.tries = 0;
    for (;;) {
      const answer = await this.once(body);
      if (answer.outcome !== "away") return answer;
      this.tell(word("offline"), "bad");
      await this.pause();
    }
  }

  private async once(body: FormData): Promise<Answer> {
    try {
      const response = await fetch(this.address, {
        method: "POST",
        body,
        headers: { "X-Newsroom": "1" },
        redirect: "manual",
      });
      return { outcome: outcomeOf(response), html: await response.text() };
    } catch {
      return { outcome: "away", html: "" };
    }
  }

  private async pause(): Promise<void> {
    const wait = WAIT[Math.min(this.tries++, WAIT.length - 1)]!;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(done, wait);
      function done(): void {
        clearTimeout(timer);
        window.removeEventListener("online", done);
        resolve();
      }
      window.addEventListener("online", done);
    });
  }
}

function outcomeOf(response: Response): Outcome {
  if (response.ok) return "saved";
  if (response.status === 409) return "conflict";
  if (response.status === 401) return "signed-out";
  if (response.status >= 500 && response.status !== 500) return "away";
  return "refused";
}

// RFC 4122 version 4; `crypto.randomUUID` is only there on secure pages.
export function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
