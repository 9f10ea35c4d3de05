import {
  SERVICE_ITEM_KINDS,
  SPHERE_ICONS,
  TERRITORY_KINDS,
  type ReferenceKind,
} from '#domain/reference/kinds.ts';
import type { Locale } from '#i18n/locale.ts';
import type { Reference } from '#server/reference/index.ts';
import { NO_ENTRY, type EntryField, type TypedEntry } from '#server/reference-editing/index.ts';
import type { FormTexts } from '../../_form/form.ts';
import { entryKindName } from './texts.ts';

/** What can be chosen in the form of an entry, in a language. */
export function entryChoices(
  kind: ReferenceKind,
  { spheres, territories }: Reference,
  locale: Locale,
) {
  const kinds = { 'service-items': SERVICE_ITEM_KINDS, territories: TERRITORY_KINDS };
  const own = kind === 'service-items' || kind === 'territories' ? kinds[kind] : [];
  return {
    kinds: own.map((value) => ({ value, label: entryKindName(value) })),
    icons: SPHERE_ICONS.map((value) => ({ value, label: value })),
    spheres: [...spheres.values()].map(({ id, name }) => ({ value: id, label: name[locale] })),
    parents: [...territories.values()]
      .filter((each) => each.kind !== 'district' && each.kind !== 'city_district')
      .map(({ id, name }) => ({ value: id, label: name[locale] })),
  };
}

/** What was typed. */
export function typedEntry(form: FormTexts): TypedEntry {
  const names = Object.keys(NO_ENTRY) as EntryField[];
  return Object.fromEntries(names.map((name) => [name, form.get(name)])) as Record<
    EntryField,
    string
  >;
}
