import { error, redirect } from '@sveltejs/kit';
import { minskDay } from '#domain/calendar.ts';
import { inLocale } from '#i18n/locale.ts';
import { editCriterion, readCriterionResults } from '#server/criteria/index.ts';
import { pageHref } from '#ui/href.ts';
import { FormTexts, refuse } from '../../../../_form/form.ts';
import { signedIn } from '../../../../_visit/visit.ts';
import { idNumber } from '../../../../id-number.ts';
import { problemTexts } from '../texts.ts';
import { typedCriterion } from '../typed-criterion.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { portal, locale } = locals;
  const { organizationId, criterionId } = keyOf(params);
  const found =
    (await readCriterionResults(portal, signedIn(locals), organizationId, criterionId)) ??
    error(404);
  const { name, mayEdit, criterion, wordings } = found;
  const { questionRu, questionBe, scale, state, revision, validFrom, validUntil } = criterion;
  return {
    organization: {
      id: organizationId,
      mayEdit,
      name: inLocale(locale, name.nameRu, name.nameBe, name.nameEn),
    },
    criterion: {
      id: criterionId,
      scale,
      state,
      revision,
      validFrom,
      validUntil,
      question: inLocale(locale, questionRu, questionBe),
    },
    typed: {
      questionRu,
      questionBe,
      scale,
      validFrom: validFrom ?? '',
      validUntil: validUntil ?? '',
    },
    wordings: wordings.map(({ questionRu, questionBe, askedFrom, replacedAt, ...results }) => ({
      ...results,
      question: inLocale(locale, questionRu, questionBe),
      askedFrom: minskDay(askedFrom),
      askedUntil: replacedAt && minskDay(replacedAt),
    })),
    saved: url.searchParams.has('saved'),
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const { locale } = locals;
    const form = await FormTexts.of(request);
    const typed = typedCriterion(form);
    const revision = Number(form.get('revision')) || 0;
    const key = keyOf(params);
    const result = await editCriterion(locals.portal, signedIn(locals), key, typed, revision);
    switch (result.outcome) {
      case 'saved': {
        const path = `/cabinet/${key.organizationId}/criteria/${key.criterionId}`;
        return redirect(303, pageHref(path, { saved: 1 }, locale));
      }
      case 'invalid':
        return refuse(problemTexts(result.problems), { ...typed, revision, theirs: null });
      case 'changed-meanwhile': {
        // Saved once more, it replaces what they saved: by then it has been seen.
        const { questionRu, questionBe, validFrom, validUntil, revision } = result.theirs;
        const theirs = { questionRu, questionBe, validFrom, validUntil };
        return refuse({}, { ...typed, revision, theirs }, 409);
      }
      default:
        return error(404);
    }
  },
};

function keyOf({ id, criterion }: { id: string; criterion: string }) {
  return { organizationId: idNumber(id), criterionId: idNumber(criterion) };
}
