import { minskDay } from '#domain/calendar.ts';
import { m } from '#i18n/compiled/messages.js';
import type { Locale } from '#i18n/locale.ts';
import {
  readRegistryFilter,
  readWholeRegistry,
  type RegistryRow,
} from '#server/general-registry/index.ts';
import type { Column } from '#server/platform/spreadsheet/index.ts';
import type { Reference } from '#server/reference/index.ts';
import { signedIn } from '../../../_visit/visit.ts';
import { registryStateName } from '../../../_registry/state-name.ts';
import { spreadsheetFormat, spreadsheetResponse } from '../../../spreadsheet-response.ts';
import type { RequestHandler } from './$types';

/** The organisations that the list of the registry shows under the same filter. */
export const GET: RequestHandler = ({ locals, url }) => {
  const { portal, locale } = locals;
  const filter = readRegistryFilter(url.searchParams);
  return spreadsheetResponse(spreadsheetFormat(url), 'general-registry', {
    title: m.registry_title(),
    columns: columns(portal.reference, locale),
    rows: readWholeRegistry(portal, signedIn(locals), filter),
  });
};

function columns(
  { territories, types }: Reference,
  locale: Locale,
): ReadonlyArray<Column<RegistryRow>> {
  const place = (id: string | null) => (id && territories.get(id)?.name[locale]) ?? id;
  return [
    { title: m.request_unp(), kind: 'text', value: ({ unp }) => unp },
    { title: m.request_name_ru(), kind: 'text', value: ({ nameRu }) => nameRu },
    { title: m.request_name_be(), kind: 'text', value: ({ nameBe }) => nameBe },
    {
      title: m.operator_approve_type(),
      kind: 'text',
      value: ({ typeId }) => types.get(typeId)?.[locale] ?? typeId,
    },
    { title: m.registry_column_region(), kind: 'text', value: ({ regionId }) => place(regionId) },
    {
      title: m.registry_column_district(),
      kind: 'text',
      value: ({ districtId }) => place(districtId),
    },
    {
      title: m.registry_filter_state(),
      kind: 'text',
      value: ({ state }) => registryStateName(state),
    },
    {
      title: m.registry_column_registered(),
      kind: 'day',
      value: ({ registeredAt }) => minskDay(registeredAt),
    },
    { title: m.registry_column_ratings(), kind: 'number', value: ({ ratings }) => ratings },
    { title: m.registry_column_persons(), kind: 'number', value: ({ persons }) => persons },
  ];
}
