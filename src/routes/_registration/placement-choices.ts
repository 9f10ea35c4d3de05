import type { Locale } from '#i18n/locale.ts';
import type { Reference } from '#server/reference/index.ts';

/**
 * Types, regions and districts (by their regions), to choose from in a language.
 *
 * @param held ids that stay on offer although they are retired
 */
export function placementChoices(
  { types, territories }: Reference,
  locale: Locale,
  held: ReadonlyArray<string | null> = [],
) {
  const isOffered = ({ id, retired }: { id: string; retired: boolean }) =>
    !retired || held.includes(id);
  const all = [...territories.values()].filter(isOffered);
  return {
    types: [...types]
      .filter(([id, { retired }]) => isOffered({ id, retired }))
      .map(([value, name]) => ({ value, label: name[locale] })),
    regions: all
      .filter(({ kind }) => kind === 'region' || kind === 'capital')
      .map(({ id, name }) => ({ value: id, label: name[locale] })),
    districts: all
      .filter(({ parentId }) => parentId !== null)
      .map(({ id, name, parentId }) => ({
        value: id,
        label: name[locale],
        group: territories.get(parentId!)?.name[locale] ?? '',
      }))
      .sort((a, b) => a.group.localeCompare(b.group, locale)),
  };
}
