import { kindsFor, usualChannels } from '#domain/notification/kinds.ts';
import type { Person } from '#server/identity/index.ts';
import type { TypedSettings } from '#server/notifications/index.ts';

/** The form of the settings as somebody sends it who changes nothing but what is given. */
export function choices(person: Person, given: Partial<TypedSettings> = {}): TypedSettings {
  const kinds = kindsFor(person.role);
  return {
    digest: given.digest ?? 'daily',
    mail: {
      ...Object.fromEntries(kinds.map((kind) => [kind, usualChannels(kind).mail])),
      ...given.mail,
    },
    portal: given.portal ?? kinds.filter((kind) => usualChannels(kind).portal),
  };
}
