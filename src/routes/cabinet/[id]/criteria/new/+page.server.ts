import { error } from '@sveltejs/kit';
import { inLocale } from '#i18n/locale.ts';
import { addCriterion, readCriteria } from '#server/criteria/index.ts';
import { FormTexts, refuse } from '../../../../_form/form.ts';
import { redirectDone } from '../../../../_form/redirect-done.ts';
import { signedIn } from '../../../../_visit/visit.ts';
import { idNumber } from '../../../../id-number.ts';
import { problemTexts, tooManyText } from '../texts.ts';
import { typedCriterion } from '../typed-criterion.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const id = idNumber(params.id);
  const found = await readCriteria(locals.portal, signedIn(locals), id);
  if (!found?.mayEdit) error(404);
  const { nameRu, nameBe, nameEn } = found.name;
  return { organization: { id, name: inLocale(locals.locale, nameRu, nameBe, nameEn) } };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const id = idNumber(params.id);
    const typed = typedCriterion(await FormTexts.of(request));
    const result = await addCriterion(locals.portal, signedIn(locals), id, typed);
    switch (result.outcome) {
      case 'saved':
        return redirectDone(locals, `/cabinet/${id}/criteria`, 'added');
      case 'invalid':
        return refuse(problemTexts(result.problems), typed);
      case 'too-many':
        return refuse({ questionRu: tooManyText() }, typed, 409);
      default:
        return error(404);
    }
  },
};
