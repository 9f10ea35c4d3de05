import type { Locale } from '#i18n/locale.ts';
import type { Reference } from '#server/reference/index.ts';

/** Types, regions and districts (by their regions), to choose from in a language. */
export function placementChoices({ types, territories }: Reference, locale: Locale) {
  const all = [...territories.values()];
  return {
    types: [...types].map(([value, name]) => ({ value, label: name[locale] })),
    regions: all
      .filter(({ kind }) => kind === 'region' || kind === 'capital')
      .map(({ id, name }) => ({ value: id, label: name[locale] })),
    districts: all
      .filter(({ parentId }) => parentId !== null)
      .map(({ id, name, parentId }) => ({
        ...{ value: id, label: name[locale] },
        group: territories.get(parentId!)?.name[locale] ?? '',
      }))
      .sort((a, b) => a.group.localeCompare(b.group, locale)),
  };
}
