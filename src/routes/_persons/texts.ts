import { m } from '#i18n/compiled/messages.js';
import type { PersonProblem } from '#server/responsible-persons/index.ts';
import type { FormTexts, Problems } from '../_form/form.ts';
import { naming } from '../_form/naming.ts';

type Problem = PersonProblem | 'doubled' | 'taken';

const PROBLEMS: Record<Problem, () => string> = {
  missing: m.request_problem_missing,
  damaged: m.request_problem_damaged,
  'too-long': m.request_problem_too_long,
  'not-an-email': m.request_problem_not_an_email,
  'not-a-phone': m.request_problem_not_a_phone,
  doubled: m.persons_problem_doubled,
  taken: m.persons_problem_taken,
};

/** What a field of a person is called. */
export const fieldName = naming({
  name: m.request_person_name,
  position: m.request_person_position,
  email: m.request_person_email,
  phone: m.request_person_phone,
});

/** What is wrong, in words, at its fields. */
export function problemTexts(problems: Readonly<Record<string, Problem>>): Problems {
  return Object.fromEntries(
    Object.entries(problems).map(([field, problem]) => [field, PROBLEMS[problem]()]),
  );
}

/** What the form of a person holds. */
export function typedIn(form: FormTexts) {
  return {
    texts: {
      name: form.get('name'),
      position: form.get('position'),
      email: form.get('email'),
      phone: form.get('phone'),
    },
    rights: { mayEdit: form.has('mayEdit'), mayAnswer: form.has('mayAnswer') },
  };
}
