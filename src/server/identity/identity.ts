import type { Configuration } from '#server/platform/configuration/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Log } from '#server/platform/log/index.ts';
import { openAuth, type Auth } from './auth.ts';
import { Limits } from './limits.ts';

/** What this capability keeps for the life of a portal. */
export interface Identity {
  auth: Auth;
  limits: Limits;
}

/** Makes ready for sign-in and registration. */
export function openIdentity(configuration: Configuration, db: Database, log: Log): Identity {
  return { auth: openAuth(configuration, db, log), limits: new Limits() };
}
