import { z } from 'zod';
import { isIntact } from '#domain/identity/text.ts';
import { NAME_MAX_LENGTH } from '#domain/organization/registration-request.ts';
import { isProcedureCode } from '#domain/reference/identifier.ts';
import {
  canLieIn,
  SERVICE_ITEM_KINDS,
  SPHERE_ICONS,
  TERRITORY_KINDS,
  type ReferenceKind,
  type TerritoryKind,
} from '#domain/reference/kinds.ts';
import type { Reference } from '#server/reference/index.ts';
import type { EntryField, EntryProblem, EntryProblems, TypedEntry } from './typed.ts';

const problem = <P extends EntryProblem>(code: P) => ({ error: code });

const optional = z
  .string()
  .transform((text) => text.replace(/[\s\u200B]+/g, ' ').trim())
  .refine(isIntact, problem('damaged'))
  .refine((text) => text.length <= NAME_MAX_LENGTH, problem('too-long'));

const line = optional.refine((text) => text !== '', problem('missing'));

const place = z
  .string()
  .refine((text) => /^[1-9]\d{0,3}$/.test(text.trim()), problem('not-a-place'))
  .transform(Number);

const names = { nameRu: line, nameBe: line, nameEn: line };

/** What each kind takes; references to others are checked besides. */
const SCHEMAS = {
  spheres: z.object({
    ...names,
    descriptionRu: line,
    descriptionBe: line,
    descriptionEn: line,
    place,
    icon: z.enum(SPHERE_ICONS, problem('unknown')),
  }),
  'service-items': z.object({
    ...names,
    // Administrative procedures have no official names in English.
    nameEn: optional.transform((text) => text || null),
    kind: z.enum(SERVICE_ITEM_KINDS, problem('missing')),
    code: z.string().trim(),
    sphereId: z.string(),
  }),
  territories: z.object({
    ...names,
    kind: z.enum(TERRITORY_KINDS, problem('missing')),
    parentId: z.string().transform((id) => id || null),
  }),
  'organization-types': z.object(names),
} satisfies Record<ReferenceKind, z.ZodObject>;

/** What was typed, in the form in which it is stored. */
export type Entry<Kind extends ReferenceKind = ReferenceKind> = {
  [K in Kind]: { of: K } & z.output<(typeof SCHEMAS)[K]>;
}[Kind];

/** An entry of a kind as typed, or what is wrong with it; of a field, the first problem. */
export function readEntry(
  kind: ReferenceKind,
  typed: TypedEntry,
  reference: Reference,
): { entry: Entry } | { problems: EntryProblems } {
  const read = SCHEMAS[kind].safeParse(typed);
  const problems: EntryProblems = {};
  for (const { path, message } of read.error?.issues ?? []) {
    problems[path[0] as EntryField] ??= message as EntryProblem;
  }
  Object.assign(problems, { ...problemsOfReferences(kind, typed, reference), ...problems });
  if (!read.success || Object.keys(problems).length > 0) return { problems };
  return { entry: { of: kind, ...read.data } as Entry };
}

function problemsOfReferences(
  kind: ReferenceKind,
  typed: TypedEntry,
  { spheres, territories }: Reference,
): EntryProblems {
  switch (kind) {
    case 'service-items': {
      const isService = typed.kind === 'service';
      return {
        ...(!spheres.has(typed.sphereId) && { sphereId: 'missing' }),
        // The identifier of a service is made of its name, that of a procedure of its code.
        ...(isService && typed.nameEn.trim() === '' && { nameEn: 'missing' }),
        ...(typed.kind === 'procedure' &&
          !isProcedureCode(typed.code.trim()) && { code: 'not-a-code' }),
      };
    }
    case 'territories': {
      const parent = territories.get(typed.parentId);
      const isKnown = typed.parentId === '' || parent !== undefined;
      const own = TERRITORY_KINDS.find((known) => known === typed.kind) as
        TerritoryKind | undefined;
      const fits = own === undefined || (isKnown && canLieIn(own, parent?.kind ?? null));
      return fits ? {} : { parentId: 'unknown' };
    }
    default:
      return {};
  }
}
