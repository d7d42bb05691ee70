// What the server says to the editor about the article, its service and the person.
export interface Agency {
  name: string;
  hue: number;
}

/** What the library says of a picture, in the language of the article. */
export interface PictureFacts {
  /** The focal point in parts of width and height, a space between. */
  focal: string;
  alt: string;
  caption: string;
  name: string;
}

export interface Setup {
  article: string;
  person: { id: string; name: string };
  may_write: boolean;
  /** The time at which the server made the page. */
  now: string;
  lang: string;
  dir: string;
  schema: number;
  addresses: Record<"live" | "examine" | "wires" | "original" | "ready" | "pictures" | "picture" | "crop" | "version" | "find_stories" | "subjects" | "history", string>;
  /** What is known of pictures by their ids; more come from the library. */
  pictures: Record<string, PictureFacts>;
  /** Names of the subjects that the article had when the page was made, by their codes. */
  subjects: Record<string, string>;
  agencies: Record<string, Agency>;
  /** Names of those who may write here, by their ids: for what they propose. */
  people: Record<string, string>;
  /** The agency of each wire version that the text used when the page was made. */
  versions: Record<string, string>;
}

let found: Setup | undefined;

export function setup(): Setup {
  found ??= JSON.parse(document.getElementById("editor-setup")!.textContent!) as Setup;
  return found;
}

const NOBODY = "00000000-0000-0000-0000-000000000000";

/** The address of one thing, from an address made for no thing in particular. */
export function addressOf(name: keyof Setup["addresses"], id: string): string {
  return setup().addresses[name].replace(NOBODY, id);
}
