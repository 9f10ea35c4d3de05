import { m } from '#i18n/compiled/messages.js';
import type { SubdivisionTexts } from '#server/subdivisions/index.ts';
import { naming } from '../../../_form/naming.ts';

const LABELS: Record<keyof SubdivisionTexts, () => string> = {
  nameRu: m.subdivisions_name_ru,
  nameBe: m.subdivisions_name_be,
  addressRu: m.cabinet_address_ru,
  addressBe: m.cabinet_address_be,
  lat: m.cabinet_lat,
  lon: m.cabinet_lon,
  openingHours: m.cabinet_hours,
  phones: m.cabinet_phones,
};

/** What a field of a subdivision is called. */
export const fieldName = naming(LABELS);
