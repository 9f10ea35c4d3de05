import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { OpenedDatabase } from '#server/platform/database/index.ts';

/*
 * Nodes tell each other which organisations' sums changed, and which describe themselves anew.
 * Announced after the transaction, sums gathered for a moment: NOTIFY inside each transaction would
 * make all commits wait in one line.
 */

const CHANNEL = 'standings';
const GATHER_FOR = 50;
/** PostgreSQL takes payloads of less than 8,000 bytes; more ids than this are announced as "all". */
const MOST_IDS = 400;
const NODE = randomUUID();
const ORGANIZATION = 'organization:';
const PAGE = 'page:';

const waiting = new WeakMap<OpenedDatabase, Set<number>>();

/** Tells the other nodes, shortly after, that the sums of an organisation changed. */
export function announceChange(opened: OpenedDatabase, organizationId: number): void {
  const ids = waiting.get(opened);
  if (ids) {
    ids.add(organizationId);
    return;
  }
  waiting.set(opened, new Set([organizationId]));
  void sleep(GATHER_FOR).then(async () => {
    const gathered = waiting.get(opened)!;
    waiting.delete(opened);
    const what = gathered.size > MOST_IDS ? 'all' : [...gathered].join(',');
    // A lost announcement is made good by the other nodes' regular reconciliation.
    await notify(opened, what).catch(() => {});
  });
}

/** Tells every node that anything may have changed: sums, organisations, mergers. */
export async function announceAll(opened: OpenedDatabase): Promise<void> {
  await notify(opened, 'all');
}

/** Tells the other nodes that the pages about an organisation show something new. */
export async function announcePage(opened: OpenedDatabase, organizationId: number): Promise<void> {
  await notify(opened, `${PAGE}${organizationId}`);
}

/** Tells the other nodes that an organisation describes itself anew. */
export async function announceOrganization(
  opened: OpenedDatabase,
  organizationId: number,
): Promise<void> {
  await notify(opened, `${ORGANIZATION}${organizationId}`);
}

async function notify(opened: OpenedDatabase, what: string): Promise<void> {
  await sql`select pg_notify(${CHANNEL}, ${`${NODE} ${what}`})`.execute(opened.db);
}

/** Calls back with what other nodes announce. */
export async function listenForChanges(
  opened: OpenedDatabase,
  changed: {
    sums: (ids: readonly number[]) => Promise<void>;
    everything: () => Promise<void>;
    organization: (id: number) => Promise<void>;
    page: (id: number) => void;
  },
): Promise<void> {
  await opened.listen(CHANNEL, (payload) => {
    const [node, what] = payload.split(' ');
    if (node === NODE) return;
    if (what?.startsWith(ORGANIZATION)) {
      void changed.organization(Number(what.slice(ORGANIZATION.length)));
      return;
    }
    if (what?.startsWith(PAGE)) {
      changed.page(Number(what.slice(PAGE.length)));
      return;
    }
    // An empty payload: the connection was away, so anything may have been missed.
    if (!what || what === 'all') void changed.everything();
    else void changed.sums(what.split(',').map(Number));
  });
}
