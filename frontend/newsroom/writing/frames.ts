// The frames of the co-editing socket, as the contract numbers them: a type, then its body.
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

export const HELLO = 0;
export const STATE = 1;
export const SYNCED = 2;
export const UPDATE = 3;
export const ACK = 4;
export const PRESENCE = 5;
export const NOTICE = 6;
export const SAVE = 7;
export const ERROR = 8;

export interface Person {
  id: string;
  name: string;
  colour: number;
}

export interface Hello {
  connection: string;
  may_write: boolean;
  person: Person;
  schema: number;
  revision: number;
}

export type Frame =
  | { type: typeof HELLO; hello: Hello }
  | { type: typeof STATE | typeof SYNCED; data: Uint8Array }
  | { type: typeof UPDATE; number: number; data: Uint8Array }
  | { type: typeof ACK; number: number }
  | { type: typeof PRESENCE | typeof NOTICE | typeof ERROR; said: Record<string, unknown> };

/** Read a frame; one that is not understood gives null. */
export function readFrame(bytes: ArrayBuffer): Frame | null {
  const decoder = decoding.createDecoder(new Uint8Array(bytes));
  const type = decoding.readVarUint(decoder);
  switch (type) {
    case HELLO:
      return { type, hello: json(decoder) as unknown as Hello };
    case STATE:
    case SYNCED:
      return { type, data: decoding.readTailAsUint8Array(decoder) };
    case UPDATE:
      return { type, number: decoding.readVarUint(decoder), data: decoding.readTailAsUint8Array(decoder) };
    case ACK:
      return { type, number: decoding.readVarUint(decoder) };
    case PRESENCE:
    case NOTICE:
    case ERROR:
      return { type, said: json(decoder) };
    default:
      return null;
  }
}

function json(decoder: decoding.Decoder): Record<string, unknown> {
  const text = new TextDecoder().decode(decoding.readTailAsUint8Array(decoder));
  return JSON.parse(text) as Record<string, unknown>;
}

export function stateFrame(state: Uint8Array): Uint8Array {
  return frame(STATE, (encoder) => encoding.writeUint8Array(encoder, state));
}

export function updateFrame(number: number, update: Uint8Array): Uint8Array {
  return frame(UPDATE, (encoder) => {
    encoding.writeVarUint(encoder, number);
    encoding.writeUint8Array(encoder, update);
  });
}

export function presenceFrame(presence: object): Uint8Array {
  const body = new TextEncoder().encode(JSON.stringify(presence));
  return frame(PRESENCE, (encoder) => encoding.writeUint8Array(encoder, body));
}

export function saveFrame(): Uint8Array {
  return frame(SAVE, () => undefined);
}

function frame(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
}
