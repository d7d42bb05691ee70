// Flashes stand on top of every page until somebody takes them. They sound once, in one window.
import { listen } from "./live";
import { onKey } from "./shortcuts";

const SOUND = "dateline.flash-sound";
const SOUNDED = "dateline.flash-sounded";
const AWAY = "dateline.flash-away";
const CHANNEL = "dateline-flashes";
// Long enough for the window that is looked at to sound first.
const OTHERS_WAIT = 400;

const channel = "BroadcastChannel" in window ? new BroadcastChannel(CHANNEL) : undefined;
let audio: AudioContext | undefined;

function bar(): HTMLElement | null {
  return document.querySelector<HTMLElement>("[data-flashes]");
}

function stored(name: string): string[] {
  try {
    return JSON.parse(localStorage.getItem(name) ?? "[]") as string[];
  } catch {
    return [];
  }
}

function store(name: string, value: string): void {
  try {
    localStorage.setItem(name, JSON.stringify([...stored(name), value].slice(-50)));
  } catch {
    // Without storage the sound may come twice: better than never.
  }
}

export function showFlashes(html: string, tell: boolean): void {
  const strip = bar()?.querySelector<HTMLElement>("[data-flash-strip]");
  if (!strip) return;
  const focused = document.activeElement?.closest<HTMLElement>("[data-flash]")?.dataset["flash"];
  strip.innerHTML = html;
  prepare(strip);
  if (focused) strip.querySelector<HTMLElement>(`[data-flash="${CSS.escape(focused)}"] :is(button, a)`)?.focus();
  if (tell) channel?.postMessage(html);
  void sound();
}

function prepare(strip: HTMLElement): void {
  const away = stored(AWAY);
  for (const flash of strip.querySelectorAll<HTMLElement>("[data-taken]")) {
    if (away.includes(flash.dataset["flash"] ?? "")) flash.remove();
  }
  // What comes live is the same for everybody: this page's own token makes its forms work.
  const token = document.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]");
  for (const form of strip.querySelectorAll<HTMLFormElement>("[data-take-flash]")) {
    if (token && !form.querySelector("[name=csrfmiddlewaretoken]")) form.append(token.cloneNode());
  }
}

function open(): HTMLElement[] {
  return [...(bar()?.querySelectorAll<HTMLElement>("[data-flash]:not([data-taken]):not([data-retracted])") ?? [])];
}

async function submitted(event: SubmitEvent): Promise<void> {
  const form = event.target as HTMLFormElement;
  if (!form.matches("[data-take-flash]")) return;
  event.preventDefault();
  try {
    const headers = { "X-Newsroom": "1" };
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers });
    if (answer.ok) showFlashes(await answer.text(), true);
    else form.submit();
  } catch {
    form.submit();
  }
}

function clicked(event: MouseEvent): void {
  const flash = (event.target as HTMLElement).closest("[data-put-away]")?.closest<HTMLElement>("[data-flash]");
  if (!flash) return;
  store(AWAY, flash.dataset["flash"] ?? "");
  flash.remove();
}

function isMuted(): boolean {
  try {
    return localStorage.getItem(SOUND) === "off";
  } catch {
    return false;
  }
}

function toggleSound(): void {
  try {
    localStorage.setItem(SOUND, isMuted() ? "on" : "off");
  } catch {
    // It stays as it is.
  }
  showSound();
}

function showSound(): void {
  document.querySelector("[data-sound]")?.setAttribute("aria-pressed", String(!isMuted()));
  if (isMuted()) bar()?.querySelector<HTMLElement>("[data-sound-blocked]")?.setAttribute("hidden", "");
}

// Two short rising tones, twice: heard across a room, and not like any telephone.
function tones(context: AudioContext): void {
  for (const [place, pitch] of [660, 880, 660, 880].entries()) {
    const start = context.currentTime + place * 0.22;
    const tone = new OscillatorNode(context, { type: "triangle", frequency: pitch });
    const level = new GainNode(context, { gain: 0 });
    level.gain.setValueAtTime(0, start);
    level.gain.linearRampToValueAtTime(0.25, start + 0.02);
    level.gain.exponentialRampToValueAtTime(0.001, start + 0.2);
    tone.connect(level).connect(context.destination);
    tone.start(start);
    tone.stop(start + 0.21);
  }
}

async function sound(): Promise<void> {
  const due = open().filter((flash) => !stored(SOUNDED).includes(flash.dataset["flash"] ?? ""));
  if (!due.length || isMuted()) return;
  if (document.visibilityState !== "visible") await new Promise((done) => window.setTimeout(done, OTHERS_WAIT));
  if (!due.some((flash) => !stored(SOUNDED).includes(flash.dataset["flash"] ?? ""))) return;
  audio ??= new AudioContext();
  // Until somebody has clicked or typed, browsers keep a page silent; `resume` then never ends.
  await Promise.race([audio.resume(), new Promise((done) => window.setTimeout(done, 150))]);
  const isBlocked = audio.state !== "running";
  bar()?.querySelector("[data-sound-blocked]")?.toggleAttribute("hidden", !isBlocked);
  if (isBlocked) return;
  for (const flash of due) store(SOUNDED, flash.dataset["flash"] ?? "");
  document.documentElement.dataset["sounded"] = due.map((flash) => flash.dataset["flash"]).join(" ");
  tones(audio);
}

// One window holds the connection for all: browsers allow few to one server.
function connect(address: string): void {
  const nothing = (): void => undefined;
  const begin = (): void => listen(address, null, { row: nothing, routed: nothing, gone: nothing, done: nothing, missed: nothing });
  if (!navigator.locks) {
    begin();
    return;
  }
  void navigator.locks.request(CHANNEL, () => {
    begin();
    return new Promise<void>((done) => window.addEventListener("pagehide", () => done()));
  });
}

export function startFlashes(): void {
  const element = bar();
  if (!element) return;
  prepare(element);
  showSound();
  document.addEventListener("submit", (event) => void submitted(event));
  document.addEventListener("click", clicked);
  document.querySelector("[data-sound]")?.addEventListener("click", toggleSound);
  for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, () => void sound(), { passive: true });
  channel?.addEventListener("message", (event: MessageEvent<string>) => showFlashes(event.data, false));
  onKey("f", () => element.querySelector<HTMLElement>("[data-flash] :is(button, a)")?.focus());
  // The wire list hears of flashes on its own connection.
  if (!document.querySelector("[data-monitor]")) connect(element.dataset["stream"] ?? "");
  void sound();
}
