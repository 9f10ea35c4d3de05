import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/**
 * Listens on a channel over a connection of its own, and connects again when it breaks.
 *
 * What was announced while the connection was down is lost, so `receive` is called with an empty
 * payload after each reconnection: it means "anything may have changed".
 */
export async function listenOn(
  settings: pg.ClientConfig,
  channel: string,
  receive: (payload: string) => void,
): Promise<{ stop(): Promise<void> }> {
  let client: pg.Client | undefined;
  let stopped = false;

  async function connect(): Promise<void> {
    const next = new pg.Client(settings);
    next.on('notification', (message) => receive(message.payload ?? ''));
    next.on('error', () => {
      next.end().catch(() => {});
    });
    next.on('end', () => void reconnect());
    await next.connect();
    await next.query(`listen ${pg.escapeIdentifier(channel)}`);
    client = next;
  }

  async function reconnect(): Promise<void> {
    while (!stopped) {
      await sleep(1000, undefined, { ref: false });
      if (stopped) return;
      try {
        await connect();
        receive('');
        return;
      } catch {
        // The server is still away: try again.
      }
    }
  }

  await connect();
  return {
    stop: async () => {
      stopped = true;
      await client?.end();
    },
  };
}
