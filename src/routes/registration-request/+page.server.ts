import { MOST_PERSONS } from '#domain/organization/registration-request.ts';
import { submitRequest, type RequestPerson } from '#server/registration-requests/index.ts';
import { FormTexts, type Problems, refuse } from '../_form/form.ts';
import { tooMany } from '../_form/wait-texts.ts';
import { visitOf } from '../_visit/visit.ts';
import { problemText } from './problem-texts.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
};

export const actions: Actions = {
  /** Shows the form with fields for one person more. */
  more: async ({ request }) => {
    const form = await FormTexts.of(request);
    const typed = typedIn(form);
    const persons = [...typed.persons, NOBODY].slice(0, MOST_PERSONS);
    return { typed: { ...typed, persons, hadFile: form.file('letter') !== null } };
  },

  send: async (event) => {
    const form = await FormTexts.of(event.request);
    const typed = typedIn(form);
    const file = form.file('letter');
    // Somebody between them may have been left out; the first cannot be, there must be one.
    const given = typed.persons.flatMap((person, place) => (isTyped(person) ? [place] : []));
    const places = given.length > 0 ? given : [0];
    const request = { ...typed, persons: places.map((place) => typed.persons[place]!) };
    const result = await submitRequest(event.locals.portal, request, file, visitOf(event));
    switch (result.outcome) {
      case 'received':
        return { sent: { number: result.number, email: result.email } };
      case 'too-many':
        return refuse({ unp: tooMany(result.seconds) }, { ...typed, hadFile: file !== null }, 429);
      case 'invalid': {
        const problems: Problems = {
          ...Object.fromEntries(
            Object.entries(result.problems).map(([field, problem]) => [
              fieldId(field, places),
              problemText(problem),
            ]),
          ),
          ...(result.letter && { letter: problemText(result.letter) }),
        };
        return refuse(problems, { ...typed, hadFile: file !== null });
      }
    }
  },
};

const NOBODY: RequestPerson = { name: '', position: '', email: '', phone: '' };

/** All that was typed, with empty persons where the page had empty ones. */
function typedIn(form: FormTexts) {
  const shown = Number(form.get('shown')) || 1;
  const persons = Array.from({ length: Math.min(shown, MOST_PERSONS) }, (_, place) => ({
    name: form.get(`persons.${place}.name`),
    position: form.get(`persons.${place}.position`),
    email: form.get(`persons.${place}.email`),
    phone: form.get(`persons.${place}.phone`),
  }));
  return {
    unp: form.get('unp'),
    nameRu: form.get('nameRu'),
    nameBe: form.get('nameBe'),
    shortNameRu: form.get('shortNameRu'),
    shortNameBe: form.get('shortNameBe'),
    persons,
  };
}

function isTyped(person: RequestPerson): boolean {
  return Object.values(person).some((text) => text.trim() !== '');
}

/** The id of the field on the page: «persons.0.email» may stand in the third place there. */
function fieldId(field: string, places: readonly number[]): string {
  const [, at, part] = /^persons\.(\d+)\.(\w+)$/.exec(field) ?? [];
  if (at === undefined) return field;
  return `persons.${places[Number(at)]}.${part}`;
}
