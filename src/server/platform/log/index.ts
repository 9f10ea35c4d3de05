import pino, { type Logger } from 'pino';

export type Log = Logger;

/** Names of fields whose values must never reach a log. */
const SECRET_FIELDS = ['password', 'token', 'secret', 'cookie', 'authorization'];

/**
 * The program's log: JSON lines on standard error, so that standard output stays with the person
 * who started it.
 */
export function openLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      redact: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
    },
    pino.destination(2),
  );
}
