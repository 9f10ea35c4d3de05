import type { NamePatterns, ThreeNames } from '#server/reference/index.ts';
import type { Origin } from './plan.ts';
import type { Unit } from './units.ts';

export type Language = keyof ThreeNames;
type Template = Extract<Origin, { kind: 'template' }>;

/** A pattern asks for something that its unit does not have. */
export class UnfilledPlaceholder extends Error {
  override name = 'UnfilledPlaceholder';
}

/** The full name of an organisation in a language. */
export function fullName(origin: Origin, language: Language): string {
  if (origin.kind === 'body') return origin.body[language];
  const { type, unit } = origin;
  const override = type.name_overrides?.[unit.id];
  return override ? override[language] : fillPattern(type.name[language], origin, language);
}

/**
 * Fills the pattern for a unit's kind; the placeholders are those of `meta.placeholders`. The
 * number is left out when the organisation is the only one of its type in the unit.
 *
 * @throws UnfilledPlaceholder
 */
export function fillPattern(patterns: NamePatterns, origin: Template, language: Language): string {
  const { unit, number, of } = origin;
  const pattern = patterns[unit.kind];
  if (pattern === undefined) throw new UnfilledPlaceholder(`${unit.kind} of ${origin.type.id}`);
  const numbered = of === 1 ? pattern.replace(/ (№|No\.) \{n\}/, '') : pattern;
  return numbered.replace(/\{(\w+)\}/g, (_, placeholder: string) => {
    const value = placeholder === 'n' ? String(number) : valueOf(placeholder, unit, language);
    if (!value) throw new UnfilledPlaceholder(`${placeholder} in ${unit.key}, ${pattern}`);
    return value;
  });
}

function valueOf(placeholder: string, unit: Unit, language: Language): string | undefined {
  switch (placeholder) {
    case 'unit':
      return unit.names[language];
    case 'base':
      return unit.englishBase;
    case 'place':
    case 'place_en':
      return placeName(unit, language);
    case 'centre':
    case 'centre_en':
      return unit.centre?.[language];
    case 'locality':
      return localityName(unit, language);
    case 'district':
      return unit.districtNames?.[language];
    case 'council':
      return language === 'en' ? undefined : unit.locality?.council?.[language];
    default:
      return formOf(placeholder, unit, language);
  }
}

/** `unit_gen` is the form `gen` of the unit; `adj_f` is a form by its own name. */
function formOf(placeholder: string, unit: Unit, language: Language): string | undefined {
  if (language === 'en') return undefined;
  const forms: Record<string, string | undefined> = unit.forms[language];
  return forms[placeholder.replace(/^unit_/, '')];
}

/** Where the centre is another unit, the unit itself is named. */
function placeName(unit: Unit, language: Language): string | undefined {
  const { centre } = unit;
  if (!centre || centre.outside_district) return unit.names[language];
  return language === 'en' ? centre.en : `${centre.type} ${centre[language]}`;
}

/** Abbreviations of kinds of places, before their names. */
const PLACE_ABBREVIATIONS = {
  ru: { city: 'г.', urban: 'г.п.', agrotown: 'аг.', village: 'д.', settlement: 'п.' },
  be: { city: 'г.', urban: 'г.п.', agrotown: 'аг.', village: 'в.', settlement: 'п.' },
} as const;

/** A place with the abbreviation of its kind; in English the bare name. */
export function localityName({ locality }: Pick<Unit, 'locality'>, language: Language) {
  if (!locality) return undefined;
  if (language === 'en') return locality.ascii;
  const kind = locality.type;
  return kind && `${PLACE_ABBREVIATIONS[language][kind]} ${locality[language]}`;
}
