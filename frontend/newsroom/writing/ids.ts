// Ids of blocks and of what a journalist declares: UUIDs, made in the browser.
const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

// RFC 9562 version 4; `crypto.randomUUID` is only there on secure pages.
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Whether something that came from outside has the form of an id. */
export function isId(value: unknown): value is string {
  return typeof value === "string" && FORM.test(value);
}

/** Read a JSON list of ids; what is none is left out. */
export function idsOf(text: unknown): string[] {
  const list = listOf(text);
  return list.filter(isId);
}

/** Read a JSON list, empty where the text is none. */
export function listOf(text: unknown): unknown[] {
  if (typeof text !== "string" || text.length < 3) return [];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
