import { AsyncLocalStorage } from 'node:async_hooks';
import { betterAuth } from 'better-auth';
import { username } from 'better-auth/plugins/username';
import type { Configuration } from '#server/platform/configuration/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Log } from '#server/platform/log/index.ts';
import { hashPassword, isPassword } from './password-hash.ts';

/** How long somebody stays signed in, in seconds: two weeks, however often they come. */
export const SESSION_SECONDS = 14 * 86_400;

/** How long a link in a letter about the password or a new address is good for, in seconds. */
export const LINK_SECONDS = 2 * 3600;

/** Cookies are named `portal.…`. */
export const COOKIE_PREFIX = 'portal';

/** Tells Better Auth the network address that a command was called from. */
export const ADDRESS_HEADER = 'x-portal-address';

/**
 * Better Auth makes a secret for a link and hands it to a callback; this carries it on to the
 * command that asked, which knows in which language and to which address the letter goes.
 */
const tokenReceiver = new AsyncLocalStorage<(token: string) => Promise<void>>();

/** Calls Better Auth, and `receive` with the secret of the link that is to be sent, if any. */
export function receivingToken<T>(
  receive: (token: string) => Promise<void>,
  call: () => Promise<T>,
): Promise<T> {
  return tokenReceiver.run(receive, call);
}

async function pass({ token }: { token: string }): Promise<void> {
  await tokenReceiver.getStore()?.(token);
}

export type Auth = ReturnType<typeof openAuth>;

/**
 * Better Auth over our tables. It is called from commands alone and answers no requests itself, so
 * its own sign-up, redirects, checks of origin and limits are not used; SvelteKit refuses forms
 * posted from other sites.
 */
export function openAuth(configuration: Configuration, db: Database, log: Log) {
  return betterAuth({
    appName: 'portal',
    secret: configuration.secret,
    baseURL: configuration.origin ?? 'http://localhost',
    database: { db, type: 'postgres', transaction: true },
    user: {
      modelName: 'users',
      additionalFields: {
        role: { type: 'string', required: false, input: false },
        demo: { type: 'boolean', required: false, input: false },
        language: { type: 'string', required: false, input: false },
      },
      changeEmail: { enabled: true },
    },
    session: {
      modelName: 'sessions',
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
    },
    account: { modelName: 'accounts' },
    verification: { modelName: 'verifications', storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      requireEmailVerification: true,
      // The rule of a good password stands in the domain; these only keep it from interfering.
      minPasswordLength: 1,
      maxPasswordLength: 1024,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => isPassword(hash, password),
      },
      resetPasswordTokenExpiresIn: LINK_SECONDS,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: pass,
    },
    emailVerification: {
      expiresIn: LINK_SECONDS,
      sendOnSignUp: false,
      sendVerificationEmail: pass,
    },
    plugins: [
      username({ minUsernameLength: 1, maxUsernameLength: 1024, usernameValidator: () => true }),
    ],
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      // Whether a cookie is for https only is decided by each request's own address.
      useSecureCookies: false,
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      log: (_level, message, ...details) => log.error({ details }, `better-auth: ${message}`),
    },
  });
}
