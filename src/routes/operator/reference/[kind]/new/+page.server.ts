import { addEntry, NO_ENTRY } from '#server/reference-editing/index.ts';
import { FormTexts, refuse } from '../../../../_form/form.ts';
import { redirectDone } from '../../../../_form/redirect-done.ts';
import { signedIn } from '../../../../_visit/visit.ts';
import { entryChoices, typedEntry } from '../../entry-form.ts';
import { entryProblemTexts, kindName, referenceKind } from '../../texts.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const kind = referenceKind(params.kind);
  const { reference } = locals.portal;
  return {
    kind,
    kindName: kindName(kind),
    choices: entryChoices(kind, reference, locals.locale),
    texts: { ...NO_ENTRY, place: String(reference.spheres.size + 1) },
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const kind = referenceKind(params.kind);
    const typed = typedEntry(await FormTexts.of(request));
    const result = await addEntry(locals.portal, signedIn(locals), kind, typed);
    if (result.outcome === 'invalid')
      return refuse(entryProblemTexts(result.problems), { ...typed });
    return redirectDone(locals, `/operator/reference/${kind}/entries/${result.id}`, 'added');
  },
};
