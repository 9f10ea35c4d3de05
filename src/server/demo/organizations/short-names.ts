import { z } from 'zod';
import { identifier, readData, twoNames } from '#server/reference/index.ts';
import { fillPattern, fullName } from './names.ts';
import type { Origin } from './plan.ts';

const patterns = z.partialRecord(
  z.enum([
    'region',
    'capital',
    'district',
    'city',
    'capital_district',
    'city_district',
    'locality',
  ]),
  z.string(),
);
const both = <Schema extends z.ZodType>(schema: Schema) => z.object({ ru: schema, be: schema });

const file = z.object({
  types: z.record(identifier, both(patterns)),
  overrides: z.record(identifier, z.record(identifier, twoNames)),
  bodies: z.record(identifier, twoNames),
  replacements: both(z.array(z.tuple([z.string(), z.string()]))),
  legal_forms: both(z.array(z.string())),
});

/** Makes the name by which people call an organisation: «СШ № 5, г. Пинск». */
export type ShortNames = (origin: Origin, language: 'ru' | 'be') => string;

/** Reads `short-names.json`. Where it has no pattern, the full name loses its legal form. */
export function readShortNames(): ShortNames {
  const { types, overrides, bodies, replacements, legal_forms } = readData(
    'short-names.json',
    file,
  );
  const quoted = {
    ru: new RegExp(`^(?:${legal_forms.ru.join('|')}) «([^»]+(?:«[^»]+»)?)»(.*)$`),
    be: new RegExp(`^(?:${legal_forms.be.join('|')}) «([^»]+(?:«[^»]+»)?)»(.*)$`),
  };
  return (origin, language) => {
    if (origin.kind === 'body') {
      return bodies[origin.body.id]?.[language] ?? fullName(origin, language);
    }
    const override = overrides[origin.type.id]?.[origin.unit.id];
    if (override) return override[language];
    const pattern = types[origin.type.id]?.[language];
    if (pattern) return fillPattern(pattern, origin, language);
    const bare = fullName(origin, language).replace(quoted[language], '$1$2');
    return replacements[language].reduce((name, [long, short]) => name.replace(long, short), bare);
  };
}
