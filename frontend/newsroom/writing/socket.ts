// The way between this page's document and the server: what is typed is kept here first, sent at
// once, and let go of when the server says that it has it.
import * as Y from "yjs";
import * as frames from "./frames";
import { Holding } from "./holding";
import type { Keeping, KeptUpdate } from "./keeping";
import { lackingAt } from "./lacking";
import type { Standing } from "./standing";

/** The origin of changes that came from the server. */
export const FROM_SERVER = "server";

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;
const SILENCE = 20_000;
// The server says every 15 seconds that it is still there.
const LONG_SILENCE = 50_000;
const CLOSED: Partial<Record<number, Standing>> = {
  4401: "signed-out",
  4403: "refused",
  4404: "refused",
  4409: "reload",
  4413: "refused",
};

export interface Heard {
  standing(standing: Standing, more?: string): void;
  hello(hello: frames.Hello): void;
  synced(): void;
  presence(said: Record<string, unknown>): void;
  notice(said: Record<string, unknown>): void;
  /** An update that this person typed before a reload. */
  own(update: Uint8Array): void;
  /** All that the server and this browser have is in the document; what the server had of each client. */
  complete(theirs: Map<number, number>): void;
  /** An update of others is about to be applied, and was. */
  updating(update: Uint8Array, apply: () => void): void;
}

type Updates = Map<Promise<number | null>, Uint8Array>;

export class Socket {
  private socket: WebSocket | null = null;
  private isSynced = false;
  private wasSynced = false;
  private number = 0;
  private sent = new Map<number, Updates>();
  // What the server is not known to have, by the keys under which it is kept.
  private unsent: Updates = new Map();
  private wait = FIRST_WAIT;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private problem = "";
  private ended: Standing | null = null;
  private unsafe: (() => void)[] = [];
  private mayWrite = false;
  private theirs = new Map<number, number>();
  private readonly holding = new Holding(document);

  constructor(
    private readonly address: string,
    private readonly doc: Y.Doc,
    private readonly keeping: Keeping,
    private readonly heard: Heard,
  ) {}

  /** Connect, and take up what is kept from before. */
  start(): void {
    this.doc.on("update", (update, origin) => {
      if (origin !== FROM_SERVER) this.changed(update);
    });
    window.addEventListener("online", () => this.hurry());
    window.addEventListener("offline", () => this.drop());
    window.addEventListener("focus", () => this.hurry());
    window.addEventListener("beforeunload", (event) => {
      if (this.isWaiting() && this.ended !== "reload") event.preventDefault();
    });
    this.connect();
    this.tell();
    void this.keeping.all().then((kept) => kept.forEach((one) => this.takeUp(one)));
  }

  // Typed before a reload and never acknowledged: it goes to the server with the next exchange.
  private takeUp({ key, data }: KeptUpdate): void {
    this.heard.own(data);
    this.take(data);
    const one = Promise.resolve(key);
    if (this.isSynced && this.mayWrite) this.sendUpdate(data, new Map([[one, data]]));
    else this.unsent.set(one, data);
    if (this.isSynced) this.heard.complete(this.theirs);
  }

  /** Whether something is not acknowledged yet. */
  isWaiting(): boolean {
    return this.unsent.size > 0 || this.sent.size > 0;
  }

  /** Wait until the server has all that was done here; at once where it is out of reach. */
  async safe(): Promise<void> {
    // A change is heard of within the document before it comes here.
    await Promise.resolve();
    if (this.isSynced && this.sent.size) await new Promise<void>((done) => this.unsafe.push(done));
  }

  save(): void {
    if (this.isSynced) this.send(frames.saveFrame());
  }

  present(presence: object): void {
    if (this.isSynced) this.send(frames.presenceFrame(presence));
  }

  private changed(update: Uint8Array): void {
    const key = this.keeping.keep(update);
    if (this.isSynced && this.isOpen() && this.mayWrite) this.sendUpdate(update, new Map([[key, update]]));
    else this.unsent.set(key, update);
    this.tell();
  }

  private sendUpdate(update: Uint8Array, parts: Updates): void {
    this.sent.set(++this.number, parts);
    this.send(frames.updateFrame(this.number, update));
    this.listen();
  }

  private send(bytes: Uint8Array): void {
    if (this.isOpen()) this.socket!.send(bytes as Uint8Array<ArrayBuffer>);
  }

  private isOpen(): boolean {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  private connect(): void {
    clearTimeout(this.timer);
    if (this.socket || this.ended === "reload" || this.ended === "refused") return;
    if (!navigator.onLine) {
      this.tell();
      return;
    }
    const socket = new WebSocket(this.address);
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    socket.onmessage = (event) => this.received(event.data as ArrayBuffer);
    socket.onclose = (event) => this.closed(socket, event.code);
    this.listen();
  }

  // A connection that says nothing to what was sent is dead, though it may not know it.
  private listen(): void {
    clearTimeout(this.silence);
    const isAnswerDue = this.sent.size > 0 || !this.isSynced;
    this.silence = setTimeout(() => this.drop(), isAnswerDue ? SILENCE : LONG_SILENCE);
  }

  // A closing that nobody answers may take minutes: we are away at once.
  private drop(): void {
    const socket = this.socket;
    if (!socket) return;
    this.closed(socket, 1006);
    socket.onmessage = socket.onclose = null;
    socket.close();
  }

  private closed(socket: WebSocket, code: number): void {
    if (this.socket !== socket) return;
    this.socket = null;
    // What waits comes again with the next exchange.
    this.holding.forget();
    this.isSynced = false;
    this.unsent = new Map([...[...this.sent.values()].flatMap((parts) => [...parts]), ...this.unsent]);
    this.sent.clear();
    this.number = 0;
    this.ended = CLOSED[code] ?? null;
    this.tell();
    // The sign-in is looked for again at a calm pace; all else with longer and longer pauses.
    const wait = this.ended === "signed-out" ? 5_000 : this.wait * (0.5 + Math.random());
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
    this.timer = setTimeout(() => this.connect(), wait);
  }

  private hurry(): void {
    this.wait = FIRST_WAIT;
    if (!this.socket) this.connect();
  }

  private received(bytes: ArrayBuffer): void {
    const frame = frames.readFrame(bytes);
    this.listen();
    switch (frame?.type) {
      case frames.HELLO:
        this.ended = null;
        this.mayWrite = frame.hello.may_write;
        this.heard.hello(frame.hello);
        this.send(frames.stateFrame(Y.encodeStateVector(this.doc)));
        return;
      case frames.SYNCED:
      case frames.UPDATE:
        this.holding.pass(() => this.take(frame.data));
        return;
      case frames.STATE:
        this.holding.pass(() => this.answer(frame.data));
        return;
      case frames.ACK:
        this.acknowledged(frame.number);
        return;
      case frames.PRESENCE:
        this.heard.presence(frame.said);
        return;
      case frames.NOTICE:
        if (frame.said["kind"] === "rights") this.mayWrite = frame.said["may_write"] === true;
        this.heard.notice(frame.said);
        return;
      case frames.ERROR:
        this.problem = String(frame.said["message"] ?? "");
        return;
    }
  }

  private take(update: Uint8Array): void {
    this.heard.updating(update, () => Y.applyUpdate(this.doc, update, FROM_SERVER));
  }

  // The server said what it has: it gets what it lacks in one piece, and we are in step.
  private answer(state: Uint8Array): void {
    this.isSynced = this.wasSynced = true;
    this.wait = FIRST_WAIT;
    this.problem = "";
    const parts = this.unsent;
    if (this.mayWrite) this.unsent = new Map();
    if (parts.size && this.mayWrite) this.sendUpdate(lackingAt(this.doc, state, [...parts.values()]), parts);
    this.theirs = Y.decodeStateVector(state);
    this.heard.complete(this.theirs);
    this.heard.synced();
    this.tell();
  }

  private acknowledged(number: number): void {
    const done: Promise<number | null>[] = [];
    for (const [sent, parts] of this.sent) {
      if (sent > number) continue;
      done.push(...parts.keys());
      this.sent.delete(sent);
    }
    void Promise.all(done).then((keys) => this.keeping.forget(keys.filter((key) => key !== null)));
    this.tell();
  }

  private tell(): void {
    if (!this.isSynced || !this.sent.size) this.unsafe.splice(0).forEach((done) => done());
    if (this.ended) this.heard.standing(this.ended, this.problem);
    else if (!this.isSynced) this.heard.standing(this.wasSynced || this.unsent.size || !navigator.onLine ? "away" : "opening");
    else this.heard.standing(this.isWaiting() ? "saving" : "saved");
  }
}
