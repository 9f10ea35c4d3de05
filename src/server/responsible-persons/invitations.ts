import { isIntact } from '#domain/identity/text.ts';
import type { Locale } from '#i18n/locale.ts';
import { findAccount, hashToken } from '#server/identity/index.ts';
import type { Portal } from '#server/portal.ts';

/** No secret of a link is longer. */
const LONGEST_TOKEN = 100;

/** An invitation that can still be accepted. */
export interface Invitation {
  organizationId: number;
  /** Names of the organisation. */
  nameRu: string;
  nameBe: string;
  person: string;
  position: string;
  email: string;
  language: Locale;
}

/** The invitation behind a link; undefined when it was used, has expired, or never was. */
export async function findInvitation(
  portal: Portal,
  token: string,
): Promise<Invitation | undefined> {
  if (token.length > LONGEST_TOKEN || !isIntact(token)) return undefined;
  return portal.db
    .selectFrom('invitations')
    .innerJoin('responsible_persons as person', (join) =>
      join
        .onRef('person.organization_id', '=', 'invitations.organization_id')
        .onRef('person.id', '=', 'invitations.person_id'),
    )
    .innerJoin('organizations', 'organizations.id', 'invitations.organization_id')
    .select([
      'organizations.id as organizationId',
      'organizations.name_ru as nameRu',
      'organizations.name_be as nameBe',
      'person.name as person',
      'person.position',
      'person.email',
      'invitations.language',
    ])
    .where('invitations.token_hash', '=', hashToken(token))
    .where('invitations.expires_at', '>', portal.clock())
    .where('person.removed_at', 'is', null)
    .executeTakeFirst();
}

/** What the page of an invitation shows. */
export interface InvitationView extends Invitation {
  /** The login of the account that the address has already; null: a new one is made. */
  login: string | null;
}

/** The invitation behind a link; null when it is good no more. */
export async function readInvitation(
  portal: Portal,
  token: string,
): Promise<InvitationView | null> {
  const invitation = await findInvitation(portal, token);
  if (!invitation) return null;
  const account = await findAccount(portal.db, invitation.email);
  return { ...invitation, login: account?.username ?? null };
}
