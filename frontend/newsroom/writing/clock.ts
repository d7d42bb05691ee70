// The time as the server has it: the clock of a computer may be wrong by years.
import { setup } from "./setup";

let started: { server: number; here: number } | undefined;

/** Take note of the server's time; call when the page begins. */
export function startClock(): void {
  const server = Date.parse(setup().now);
  if (!Number.isNaN(server)) started = { server, here: performance.now() };
}

/** Now, as RFC 3339 in UTC. */
export function serverTime(): string {
  const now = started ? started.server + performance.now() - started.here : Date.now();
  return new Date(now).toISOString();
}
