import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** Pauses between tries to connect, in milliseconds; each is up to half as long again, by chance. */
const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 10_000;
const CONNECTS_WITHIN = 5_000;

/**
 * Listens on a channel over a connection of its own, and connects again when it breaks: one try at a
 * time, with growing pauses.
 *
 * What was announced while the connection was down is lost, so `receive` is called with an empty
 * payload after each reconnection: it means "anything may have changed".
 *
 * @throws the error of the first connection
 */
export async function listenOn(
  settings: pg.ClientConfig,
  channel: string,
  receive: (payload: string) => void,
): Promise<{ stop(): Promise<void> }> {
  const stopping = new AbortController();
  let client = await connect();
  let reconnecting: Promise<void> | null = null;
  watch();

  /** A connection that listens. One that could not is closed, and nothing follows from it. */
  async function connect(): Promise<pg.Client> {
    const next = new pg.Client({
      ...settings,
      keepAlive: true,
      connectionTimeoutMillis: CONNECTS_WITHIN,
    });
    next.on('notification', (message) => receive(message.payload ?? ''));
    next.on('error', () => {});
    try {
      await next.connect();
      await next.query(`listen ${pg.escapeIdentifier(channel)}`);
      return next;
    } catch (error) {
      next.end().catch(() => {});
      throw error;
    }
  }

  function watch(): void {
    client.once('end', () => {
      if (!stopping.signal.aborted) reconnecting = reconnect();
    });
  }

  async function reconnect(): Promise<void> {
    for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      const options = { ref: false, signal: stopping.signal };
      await sleep(pause * (1 + Math.random() / 2), undefined, options).catch(() => {});
      if (stopping.signal.aborted) return;
      try {
        client = await connect();
        watch();
        receive('');
        return;
      } catch {
        // The server is still away: try again.
      }
    }
  }

  return {
    stop: async () => {
      stopping.abort();
      await reconnecting;
      await client.end();
    },
  };
}
