// What was typed lies in this browser until the server has it: over a reload, a lost network and an
// expired sign-in. One row an update, by article and person.
const DATABASE = "dateline-writing";
const STORE = "updates";

export interface KeptUpdate {
  key: number;
  data: Uint8Array;
}

export class Keeping {
  private readonly database: Promise<IDBDatabase | null>;

  constructor(private readonly place: string) {
    this.database = opened();
  }

  /** Keep an update; gives its key, or null where the browser keeps nothing. */
  async keep(data: Uint8Array): Promise<number | null> {
    const database = await this.database;
    if (!database) return null;
    const store = database.transaction(STORE, "readwrite", { durability: "relaxed" }).objectStore(STORE);
    return answered(store.add({ place: this.place, data })) as Promise<number | null>;
  }

  /** Everything that is kept for this article and person, in the order in which it was typed. */
  async all(): Promise<KeptUpdate[]> {
    const database = await this.database;
    if (!database) return [];
    const index = database.transaction(STORE).objectStore(STORE).index("place");
    const rows = (await answered(index.getAll(this.place))) as { key: number; data: Uint8Array }[] | null;
    return (rows ?? []).map(({ key, data }) => ({ key, data }));
  }

  async forget(keys: Iterable<number>): Promise<void> {
    const database = await this.database;
    if (!database) return;
    const store = database.transaction(STORE, "readwrite", { durability: "relaxed" }).objectStore(STORE);
    for (const key of keys) store.delete(key);
  }
}

function opened(): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open(DATABASE, 1);
      request.onupgradeneeded = () => {
        const store = request.result.createObjectStore(STORE, { keyPath: "key", autoIncrement: true });
        store.createIndex("place", "place");
      };
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(null);
    } catch {
      // Forbidden in this browser: then only the page itself holds what is not yet acknowledged.
      resolve(null);
    }
  });
}

function answered(request: IDBRequest): Promise<unknown> {
  return new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(null);
  });
}
