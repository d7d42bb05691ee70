// What one has read, kept in this browser: versions, so that a new version is unread again.
const NAME = "dateline.read";
const MOST = 3000;
let read: Set<string> | undefined;

function kept(): Set<string> {
  if (!read) {
    try {
      read = new Set(JSON.parse(localStorage.getItem(NAME) ?? "[]") as string[]);
    } catch {
      read = new Set();
    }
  }
  return read;
}

export function isRead(version: string): boolean {
  return kept().has(version);
}

export function setRead(version: string, on: boolean): void {
  kept().delete(version);
  if (on) kept().add(version);
  read = new Set([...kept()].slice(-MOST));
  try {
    localStorage.setItem(NAME, JSON.stringify([...read]));
  } catch {
    // A browser that keeps nothing still shows it on this page.
  }
}
