import { m } from '#i18n/compiled/messages.js';
import type { SubdivisionTexts } from '#server/subdivisions/index.ts';
import { naming } from '../../../_form/naming.ts';
import { PLACE_LABELS } from '../place-texts.ts';

const LABELS: Record<keyof SubdivisionTexts, () => string> = {
  nameRu: m.subdivisions_name_ru,
  nameBe: m.subdivisions_name_be,
  ...PLACE_LABELS,
};

/** What a field of a subdivision is called. */
export const fieldName = naming(LABELS);
