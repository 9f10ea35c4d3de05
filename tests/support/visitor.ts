import {
  confirmRegistration,
  personOf,
  register,
  signIn,
  type Person,
  type SessionCookie,
  type SignInResult,
  type Visit,
} from '#server/identity/index.ts';
import type { Portal } from '#server/portal.ts';

export const PASSWORD = 'зеленый чайник у окна';
export const OTHER_PASSWORD = 'correct horse battery staple';

let made = 0;

/** Somebody with a browser of their own that keeps cookies, at a network address of their own. */
export class Visitor {
  readonly portal: Portal;
  readonly address: string;
  readonly #cookies = new Map<string, string>();

  constructor(portal: Portal) {
    made += 1;
    this.portal = portal;
    this.address = `192.0.2.${made % 250}`;
  }

  get visit(): Visit {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return {
      headers: new Headers(cookie ? { cookie } : {}),
      address: this.address,
      origin: 'https://portal.example',
      locale: 'ru',
    };
  }

  /** Keeps cookies as a browser does. */
  keep(cookies: readonly SessionCookie[]): void {
    for (const { name, value, maxAge } of cookies) {
      if (maxAge === 0) this.#cookies.delete(name);
      else this.#cookies.set(name, encodeURIComponent(value));
    }
  }

  /** Who the portal takes this visitor for. */
  person(): Promise<Person | null> {
    return personOf(this.portal, this.visit.headers);
  }

  async signIn(name: string, password: string): Promise<SignInResult> {
    const result = await signIn(
      this.portal,
      { name, password, remember: true, next: null },
      this.visit,
    );
    if (result.outcome === 'signed-in') this.keep(result.cookies);
    return result;
  }
}

/** A visitor with an account of their own, signed in. */
export async function newCitizen(portal: Portal): Promise<{ visitor: Visitor; person: Person }> {
  const visitor = new Visitor(portal);
  const login = `person${made}`;
  await register(portal, registrationOf(login), visitor.visit);
  const token = new URL(await linkFor(portal, `${login}@example.org`)).searchParams.get('token');
  await confirmRegistration(portal, token ?? '');
  await visitor.signIn(login, PASSWORD);
  const person = await visitor.person();
  if (!person) throw new Error(`${login} could not sign in`);
  return { visitor, person };
}

/** A registration form that is filled in rightly. */
export function registrationOf(login: string) {
  return { login, email: `${login}@example.org`, password: PASSWORD, consent: true, next: null };
}

/** The letters to an address, oldest first. */
export function lettersTo(portal: Portal, recipient: string) {
  return portal.db
    .selectFrom('letters')
    .selectAll()
    .where('recipient', '=', recipient)
    .orderBy('id')
    .execute();
}

/** The first link of the last letter to an address. */
export async function linkFor(portal: Portal, recipient: string): Promise<string> {
  const letter = (await lettersTo(portal, recipient)).at(-1);
  const link = /https?:\S+/.exec(letter?.body ?? '')?.[0];
  if (!link) throw new Error(`no letter with a link to ${recipient}`);
  return link;
}

/** The token of the first link of the last letter to an address. */
export async function tokenFor(portal: Portal, recipient: string): Promise<string> {
  return new URL(await linkFor(portal, recipient)).searchParams.get('token') ?? '';
}
