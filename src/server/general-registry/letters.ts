import { m } from '#i18n/compiled/messages.js';
import type { Locale } from '#i18n/locale.ts';
import type { Visit } from '#server/identity/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import {
  portalLetter,
  portalLink,
  sendLetter,
  type Addressee,
  type Letter,
} from '#server/platform/mail/index.ts';

/** Writes to everybody who answers for an organisation, each in the own language. */
export async function tellResponsiblePersons(
  db: Database,
  organizationId: number,
  { origin }: Pick<Visit, 'origin'>,
  letter: (to: Addressee) => Letter,
): Promise<void> {
  const persons = await db
    .selectFrom('responsible_persons as p')
    .leftJoin('users', 'users.id', 'p.user_id')
    .select(({ fn, ref }) => [
      fn.coalesce(ref('users.email'), ref('p.email')).as('email'),
      'users.language',
    ])
    .where('p.organization_id', '=', organizationId)
    .where('p.removed_at', 'is', null)
    .orderBy('p.id')
    .execute();
  for (const { email, language } of persons) {
    await sendLetter(db, letter({ email, language: language ?? 'ru', origin }));
  }
}

/** An organisation that a letter is about. */
interface About {
  id: number;
  nameRu: string;
}

export function suspendedLetter(to: Addressee, { id, nameRu }: About, reason: string): Letter {
  const texts = { organization: nameRu, reason, link: portalLink(to, `/cabinet/${id}`) };
  return portalLetter(
    to,
    m.mail_suspended_subject(texts, inLanguageOf(to)),
    m.mail_suspended_body(texts, inLanguageOf(to)),
  );
}

export function restoredLetter(to: Addressee, { id, nameRu }: About): Letter {
  const texts = { organization: nameRu, link: portalLink(to, `/cabinet/${id}`) };
  return portalLetter(
    to,
    m.mail_restored_subject(texts, inLanguageOf(to)),
    m.mail_restored_body(texts, inLanguageOf(to)),
  );
}

/** To those of the organisation that was merged into another one. */
export function mergedLetter(
  to: Addressee,
  { id, nameRu }: About,
  merger: { successor: string; day: string; document: string },
): Letter {
  const texts = { organization: nameRu, ...merger, link: portalLink(to, `/cabinet/${id}`) };
  return portalLetter(
    to,
    m.mail_merged_subject(texts, inLanguageOf(to)),
    m.mail_merged_body(texts, inLanguageOf(to)),
  );
}

/** To those of the successor. */
export function successorLetter(
  to: Addressee,
  { id, nameRu }: About,
  merger: { predecessor: string; day: string; document: string },
): Letter {
  const texts = { organization: nameRu, ...merger, link: portalLink(to, `/cabinet/${id}`) };
  return portalLetter(
    to,
    m.mail_successor_subject(texts, inLanguageOf(to)),
    m.mail_successor_body(texts, inLanguageOf(to)),
  );
}

export function mergerUndoneLetter(to: Addressee, { id, nameRu }: About, reason: string): Letter {
  const texts = { organization: nameRu, reason, link: portalLink(to, `/cabinet/${id}`) };
  return portalLetter(
    to,
    m.mail_merger_undone_subject(texts, inLanguageOf(to)),
    m.mail_merger_undone_body(texts, inLanguageOf(to)),
  );
}

function inLanguageOf({ language }: Addressee): { locale: Locale } {
  return { locale: language };
}
