import { inLocale, type Locale } from '#i18n/locale.ts';
import type { OrganizationSummary } from '#server/organizations/index.ts';
import type { Name, Reference } from '#server/reference/index.ts';
import type { StandingFilter } from '#server/standings/index.ts';
import type { ListRow } from './catalogue.ts';

/** How a list names an organisation in one language. */
export interface OrganizationView {
  id: number;
  name: string;
  /** The full name, where the name is a short one that differs. */
  fullName: string | null;
  /** «Ошмянский район, Гродненская область»; the capital's districts stand alone. */
  place: string;
}

/** A row of a list in one language, as plain data. */
export interface ListRowView extends OrganizationView {
  address: string;
  spheres: Array<{ id: string; name: string }>;
  n: number;
  score: number | null;
  interval: readonly [number, number] | null;
  missing: number;
}

/** What is chosen in a filter, by name, in one language. */
export type FilterNames = { [name in keyof StandingFilter]?: string };

/** Names an organisation. English names are never short, so they stand alone. */
export function organizationView(
  organization: OrganizationSummary,
  { territories }: Reference,
  locale: Locale,
): OrganizationView {
  const { nameRu, nameBe, nameEn, shortNameRu, shortNameBe } = organization;
  const name = inLocale(locale, shortNameRu, shortNameBe, nameEn || shortNameRu);
  const fullName = inLocale(locale, nameRu, nameBe, nameEn);
  const region = territories.get(organization.regionId);
  const district = territories.get(organization.districtId ?? '');
  const around = district && region?.kind === 'capital' ? [district] : [district, region];
  return {
    id: organization.id,
    name,
    fullName: fullName === name ? null : fullName,
    place: around.flatMap((territory) => territory?.name[locale] ?? []).join(', '),
  };
}

export function listRowView(row: ListRow, reference: Reference, locale: Locale): ListRowView {
  const { organization, n, score, interval, missing } = row;
  return {
    ...organizationView(organization, reference, locale),
    address: inLocale(locale, organization.addressRu, organization.addressBe),
    spheres: organization.sphereIds.flatMap((id) => {
      const sphere = reference.spheres.get(id);
      return sphere ? [{ id, name: sphere.name[locale] }] : [];
    }),
    ...{ n, score, interval, missing },
  };
}

/** What a filter chose, by name; what is not chosen does not stand there. */
export function filterNames(
  { sphere, region, district, type }: StandingFilter,
  { spheres, territories, types }: Reference,
  locale: Locale,
): FilterNames {
  const named: FilterNames = {};
  const put = (name: keyof FilterNames, text: Name | undefined) => {
    if (text) named[name] = text[locale];
  };
  put('sphere', spheres.get(sphere ?? '')?.name);
  put('region', territories.get(region ?? '')?.name);
  put('district', territories.get(district ?? '')?.name);
  put('type', types.get(type ?? ''));
  return named;
}
