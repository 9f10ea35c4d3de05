import { ConfigurationError } from '#server/platform/configuration/index.ts';
import { DatabaseUnreachable, DataFolderInUse } from '#server/platform/database/index.ts';

/** The command cannot go on; the message says why and what to do. */
export class CommandError extends Error {
  override name = 'CommandError';
}

/** What a person at the terminal should read: what happened, and what to do next. */
export function explain(error: unknown): string {
  if (error instanceof CommandError || error instanceof ConfigurationError) return error.message;
  if (error instanceof DataFolderInUse) {
    return (
      `The data folder ${error.folder} is in use by another process (${error.pid}).\n` +
      'Stop that process, or set PORTAL_DATA_DIR to another folder.'
    );
  }
  if (error instanceof DatabaseUnreachable) {
    const cause = error.cause instanceof Error ? describe(error.cause) : String(error.cause);
    return (
      `The database at ${error.message} cannot be used: ${cause}\n` +
      'Check DATABASE_URL, and that the server runs and lets this user in.'
    );
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

// A refused connection to a name with several addresses is an AggregateError without a message.
function describe(error: Error): string {
  if (error instanceof AggregateError && error.message === '') {
    return error.errors.map((each: Error) => each.message).join('; ');
  }
  return error.message;
}
