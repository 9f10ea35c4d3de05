import { z } from 'zod';
import type { Role } from '#domain/access/permissions.ts';
import { isDigestOnly, kindsFor, type KindName } from '#domain/notification/kinds.ts';

/** The form of the settings, as it was sent. */
export interface TypedSettings {
  /** 'daily', or a weekday 1–7. */
  digest: string;
  /** By kind: 'at-once', 'digest' or 'none'. */
  mail: Readonly<Record<string, string>>;
  /** The kinds that shall stand on the portal; others are ignored. */
  portal: readonly string[];
}

/** By field: `digest`, `mail-<kind>`. */
export type SettingsProblems = Partial<Record<string, 'unknown'>>;

/** What is accepted of somebody in a role: a choice for each of its kinds. */
export function settingsSchema(role: Role) {
  return z.object({
    digest: z
      .enum(['daily', '1', '2', '3', '4', '5', '6', '7'])
      .transform((when) => (when === 'daily' ? null : Number(when))),
    mail: z.object(
      Object.fromEntries(kindsFor(role).map((kind) => [kind, mailings(kind)])) as Record<
        KindName,
        ReturnType<typeof mailings>
      >,
    ),
    portal: z.array(z.string()),
  });
}

function mailings(kind: KindName) {
  return z.enum(isDigestOnly(kind) ? ['digest', 'none'] : ['at-once', 'digest', 'none']);
}
