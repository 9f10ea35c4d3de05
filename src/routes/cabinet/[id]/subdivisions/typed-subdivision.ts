import { m } from '#i18n/compiled/messages.js';
import type { SubdivisionProblem, SubdivisionTexts } from '#server/subdivisions/index.ts';
import type { FormTexts, Problems } from '../../../_form/form.ts';
import { PLACE_PROBLEMS } from '../place-texts.ts';
import { typedHours } from '../typed-hours.ts';
import { PLACE_FIELDS, placeTexts, type PlaceTexts } from '../typed-place.ts';
import { fieldName } from './field-name.ts';

/** What the form of a subdivision holds: texts as typed. */
export type SubdivisionForm = { nameRu: string; nameBe: string } & PlaceTexts;

const PROBLEMS: Record<SubdivisionProblem, () => string> = {
  ...PLACE_PROBLEMS,
  doubled: m.subdivisions_problem_doubled,
};

/** An empty form. */
export const EMPTY_FORM = formOf(
  {
    nameRu: '',
    nameBe: '',
    addressRu: null,
    addressBe: null,
    lat: null,
    lon: null,
    openingHours: null,
    phones: [],
  },
  false,
);

/** A stored subdivision as the form shows it; numbers with the comma or point of the language. */
export function formOf(texts: SubdivisionTexts, comma: boolean): SubdivisionForm {
  return { nameRu: texts.nameRu, nameBe: texts.nameBe, ...placeTexts(texts, comma) };
}

/** What was typed. */
export function typedForm(form: FormTexts): SubdivisionForm {
  return { ...form.all(['nameRu', 'nameBe', ...PLACE_FIELDS]), ...typedHours(form) };
}

/** What is wrong, in words, at its fields. */
export function problemTexts(
  problems: Partial<Record<keyof SubdivisionTexts, SubdivisionProblem>>,
): Problems {
  return Object.fromEntries(
    Object.entries(problems).map(([field, problem]) => [field, PROBLEMS[problem]()]),
  );
}

/** Stored values as people read them, each with what its field is called. */
export function shownFields(
  texts: SubdivisionTexts,
  fields: ReadonlyArray<keyof SubdivisionTexts>,
): Array<{ label: string; text: string }> {
  return fields.map((field) => {
    const value = texts[field];
    const text = Array.isArray(value) ? value.join(', ') : String(value ?? '');
    return { label: fieldName(field), text: text || m.cabinet_nothing() };
  });
}
