import { inLocale, type Locale } from '#i18n/locale.ts';
import type { OrganizationSummary } from '#server/organizations/index.ts';
import type { Name, NamedTerritory, Reference } from '#server/reference/index.ts';
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
export interface ListRowView extends Omit<OrganizationView, 'place'> {
  address: string;
  /** What of the place the address does not say. */
  area: string;
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
  const { district, region } = territoriesOf(organization, territories);
  const around = region?.kind === 'capital' ? [district ?? region] : [district, region];
  return { ...namesOf(organization, locale), place: joined(around, locale) };
}

export function listRowView(row: ListRow, reference: Reference, locale: Locale): ListRowView {
  const { organization, n, score, interval, missing } = row;
  const { district, region } = territoriesOf(organization, reference.territories);
  const address = inLocale(locale, organization.addressRu, organization.addressBe);
  // Addresses name the town, and those in the country their district, too.
  const isSaid = district?.kind === 'city' || address.includes(district?.name[locale] ?? '');
  const around = region?.kind === 'capital' ? [district] : [isSaid ? undefined : district, region];
  return {
    ...namesOf(organization, locale),
    address,
    area: joined(around, locale),
    spheres: organization.sphereIds.flatMap((id) => {
      const sphere = reference.spheres.get(id);
      return sphere ? [{ id, name: sphere.name[locale] }] : [];
    }),
    n,
    score,
    interval,
    missing,
  };
}

function namesOf(organization: OrganizationSummary, locale: Locale) {
  const { id, nameRu, nameBe, nameEn, shortNameRu, shortNameBe } = organization;
  const name = inLocale(locale, shortNameRu, shortNameBe, nameEn || shortNameRu);
  const fullName = inLocale(locale, nameRu, nameBe, nameEn);
  return { id, name, fullName: fullName === name ? null : fullName };
}

function territoriesOf(
  { districtId, regionId }: OrganizationSummary,
  territories: Reference['territories'],
) {
  return { district: territories.get(districtId ?? ''), region: territories.get(regionId) };
}

function joined(territories: Array<NamedTerritory | undefined>, locale: Locale): string {
  return territories.flatMap((territory) => territory?.name[locale] ?? []).join(', ');
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
