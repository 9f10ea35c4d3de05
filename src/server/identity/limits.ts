import { isIPv6 } from 'node:net';
import { LRUCache } from 'lru-cache';

interface Limit {
  most: number;
  /** The window in which at most so many pass, in seconds. */
  seconds: number;
}

/** What one network address, or one mailbox, may cause on this node. */
const LIMITS = {
  /** Registrations from one network address: a whole office or library may share it. */
  registrations: { most: 60, seconds: 3600 },
  /** Letters caused from one network address. */
  letters: { most: 60, seconds: 3600 },
  /** Letters to one mailbox, so that nobody is flooded through us. */
  mailbox: { most: 5, seconds: 3600 },
  /** Requests to register an organisation from one network address; their letters are large. */
  requests: { most: 20, seconds: 3600 },
  /** Messages to the support from one network address; they may bring large files. */
  feedback: { most: 20, seconds: 3600 },
  /** Looks at the state of a request or message, by number and address: nobody shall try them all. */
  lookups: { most: 60, seconds: 600 },
  /** Comments from one network address before further ones wait for the operator. */
  comments: { most: 60, seconds: 3600 },
  /** Wrong passwords from one network address, whatever the login. */
  'wrong-passwords': { most: 300, seconds: 600 },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof LIMITS;

/** Counts in memory, and forgets whom it heard of longest ago when there are too many. */
export class Limits {
  readonly #windows = new LRUCache<string, { since: number; count: number }>({ max: 20_000 });

  /** How many seconds are left until `key` may go on; 0 when it may now. */
  wait(name: LimitName, key: string, now: Date): number {
    const { most, seconds } = LIMITS[name];
    const window = this.#windows.get(`${name} ${key}`);
    if (!window || window.count < most) return 0;
    return Math.max(0, Math.ceil(seconds - (now.getTime() - window.since) / 1000));
  }

  /** Counts one more. */
  count(name: LimitName, key: string, now: Date): void {
    const id = `${name} ${key}`;
    const window = this.#windows.get(id);
    const open = window && now.getTime() - window.since < LIMITS[name].seconds * 1000;
    if (open) window.count += 1;
    else this.#windows.set(id, { since: now.getTime(), count: 1 });
  }

  /**
   * Counts one more under each of these names, unless one of them has to wait.
   *
   * @returns how many seconds to wait; 0 when it was counted
   */
  take(keys: Readonly<Partial<Record<LimitName, string>>>, now: Date): number {
    const entries = Object.entries(keys) as Array<[LimitName, string]>;
    const wait = Math.max(0, ...entries.map(([name, key]) => this.wait(name, key, now)));
    if (wait === 0) for (const [name, key] of entries) this.count(name, key, now);
    return wait;
  }
}

/** One household or office has a whole IPv6 network of 64 bits, and counts as one. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  if (tail !== undefined) {
    const after = tail.split(':').filter(Boolean);
    while (groups.length + after.length < 8) groups.push('0');
    groups.push(...after);
  }
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
