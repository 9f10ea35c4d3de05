import path from 'node:path';
import { ConfigurationError } from '#server/platform/configuration/index.ts';
import { DatabaseUnreachable } from '#server/platform/database/index.ts';
import {
  DataFolderInUse,
  IncompatibleDatabase,
  ServerDidNotStart,
  ServerUnavailable,
} from '#server/platform/embedded-server/index.ts';

/** The command cannot go on; the message says why and what to do. */
export class CommandError extends Error {
  override name = 'CommandError';
}

/** What a person at the terminal should read: what happened, and what to do next. */
export function explain(error: unknown): string {
  if (error instanceof CommandError || error instanceof ConfigurationError) return error.message;
  if (error instanceof DataFolderInUse) return explainInUse(error);
  if (error instanceof IncompatibleDatabase) return explainIncompatible(error);
  if (error instanceof ServerUnavailable) return `${error.message}\n${OTHER_SERVER}`;
  if (error instanceof ServerDidNotStart) {
    return (
      `The embedded database did not start. The end of ${error.logFile}:\n\n` +
      `${error.message}\n\n${OTHER_SERVER}`
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

const OTHER_SERVER = 'To use another PostgreSQL (15 or later), set DATABASE_URL.';

function explainInUse({ lockFile, holder }: DataFolderInUse): string {
  const folder = path.dirname(path.dirname(lockFile));
  if (holder === null) {
    return (
      `The database in ${folder} is held by a server that does not answer: ${lockFile} is locked.\n` +
      `Find its processes with "fuser -v ${lockFile}", in every container that shares the folder; ` +
      'wait until they end, or end them.\nOr set PORTAL_DATA_DIR to another folder.'
    );
  }
  return (
    `The data folder ${folder} is served by another portal (${holder}), which holds ${lockFile}.\n` +
    'Stop that portal, or set PORTAL_DATA_DIR to another folder.'
  );
}

function explainIncompatible({ folder, release, message }: IncompatibleDatabase): string {
  if (release === null) {
    return (
      `${message}, by a kind of database that is not there any more.\n` +
      'If it was the demo: "portal serve --reseed" sets the folder aside and fills the demo again.\n' +
      'Otherwise set PORTAL_DATA_DIR to another folder.'
    );
  }
  return (
    `${message}.\nIts data are moved in three steps:\n` +
    `  1. with the portal of release ${release}: portal dump portal.dump\n` +
    `  2. move ${folder} away\n` +
    '  3. with this release: portal restore portal.dump'
  );
}

// A refused connection to a name with several addresses is an AggregateError without a message.
function describe(error: Error): string {
  if (error instanceof AggregateError && error.message === '') {
    return error.errors.map((each: Error) => each.message).join('; ');
  }
  return error.message;
}
