import { error } from '@sveltejs/kit';
import { MOST_CRITERIA } from '#domain/rating/additional-criterion.ts';
import { m } from '#i18n/compiled/messages.js';
import { inLocale } from '#i18n/locale.ts';
import {
  moveCriterion,
  readCriteria,
  restoreCriterion,
  retireCriterion,
  type CriterionKey,
  type CriterionResult,
} from '#server/criteria/index.ts';
import type { Person } from '#server/identity/index.ts';
import type { Portal } from '#server/portal.ts';
import { FormTexts, refuse } from '../../../_form/form.ts';
import { redirectDone } from '../../../_form/redirect-done.ts';
import { signedIn } from '../../../_visit/visit.ts';
import { idNumber } from '../../../id-number.ts';
import { tooManyText } from './texts.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { portal, locale } = locals;
  const id = idNumber(params.id);
  const { name, mayEdit, criteria } =
    (await readCriteria(portal, signedIn(locals), id)) ?? error(404);
  const open = criteria.filter(({ state }) => state !== 'retired');
  return {
    organization: { id, name: inLocale(locale, name.nameRu, name.nameBe, name.nameEn), mayEdit },
    open: open.map((criterion) => view(criterion)),
    retired: criteria.filter((criterion) => !open.includes(criterion)).map(view),
    left: MOST_CRITERIA - open.length,
    done: url.searchParams.get('done'),
  };

  function view({ id, questionRu, questionBe, ...rest }: (typeof criteria)[number]) {
    const { scale, state, validFrom, validUntil } = rest;
    const question = inLocale(locale, questionRu, questionBe);
    return { id, question, scale, state, validFrom, validUntil };
  }
};

type Change = (portal: Portal, person: Person, key: CriterionKey) => Promise<CriterionResult>;

/** An action on the criterion that the pressed button names. */
function action(done: string, change: Change): Actions[string] {
  return async ({ locals, params, request }) => {
    const organizationId = idNumber(params.id);
    const criterionId = idNumber((await FormTexts.of(request)).get('criterion'));
    const key = { organizationId, criterionId };
    const result = await change(locals.portal, signedIn(locals), key);
    if (result.outcome === 'not-found') error(404);
    // Only restoring is refused so: the same question is asked already.
    if (result.outcome === 'invalid')
      return refuse({ list: m.criteria_restore_doubled() }, {}, 409);
    if (result.outcome === 'too-many') return refuse({ list: tooManyText() }, {}, 409);
    redirectDone(locals, `/cabinet/${organizationId}/criteria`, done);
  };
}

export const actions: Actions = {
  retire: action('retired', retireCriterion),
  restore: action('restored', restoreCriterion),
  up: action('moved', (portal, person, key) => moveCriterion(portal, person, key, -1)),
  down: action('moved', (portal, person, key) => moveCriterion(portal, person, key, 1)),
};
