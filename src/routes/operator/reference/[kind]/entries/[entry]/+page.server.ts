import { error } from '@sveltejs/kit';
import {
  editEntry,
  ENTRY_FIELDS,
  readOneEntry,
  retireEntry,
  type TypedEntry,
} from '#server/reference-editing/index.ts';
import { FormTexts, refuse } from '../../../../../_form/form.ts';
import { redirectDone } from '../../../../../_form/redirect-done.ts';
import { signedIn } from '../../../../../_visit/visit.ts';
import { entryChoices, typedEntry } from '../../../entry-form.ts';
import {
  entryFieldName,
  entryKindName,
  entryProblemTexts,
  kindName,
  referenceKind,
} from '../../../texts.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { portal, locale } = locals;
  const kind = referenceKind(params.kind);
  const entry = (await readOneEntry(portal, signedIn(locals), kind, params.entry)) ?? error(404);
  const { texts } = entry;
  return {
    kind,
    kindName: kindName(kind),
    entry,
    name: { ru: texts.nameRu, be: texts.nameBe, en: texts.nameEn || texts.nameRu }[locale],
    fixed: [
      entryKindName(texts.kind),
      texts.code,
      portal.reference.territories.get(texts.parentId)?.name[locale] ?? '',
    ].filter(Boolean),
    choices: entryChoices(kind, portal.reference, locale),
    done: url.searchParams.get('done'),
  };
};

export const actions: Actions = {
  save: async (event) => {
    const { portal } = event.locals;
    const key = keyOf(event);
    const form = await FormTexts.of(event.request);
    const typed = typedEntry(form);
    const version = Number(form.get('version')) || 0;
    const result = await editEntry(portal, signedIn(event.locals), key, typed, version);
    switch (result.outcome) {
      case 'saved':
        return done(event, 'saved');
      case 'not-found':
        return error(404);
      case 'invalid':
        return refuse(entryProblemTexts(result.problems), { ...typed, version, theirs: [] });
      case 'changed-meanwhile': {
        const { texts, version: held } = result.theirs;
        const theirs = differences(key.kind, typed, texts);
        // They wrote the same.
        if (theirs.length === 0) return done(event, 'saved');
        // Saved once more, it replaces what they saved: by then it has been seen.
        return refuse({}, { ...typed, version: held, theirs }, 409);
      }
    }
  },

  retire: (event) => retire(event, true),
  restore: (event) => retire(event, false),
};

async function retire(event: RequestEvent, isRetired: boolean) {
  const { portal } = event.locals;
  const version = Number((await FormTexts.of(event.request)).get('version')) || 0;
  const key = keyOf(event);
  const result = await retireEntry(portal, signedIn(event.locals), key, isRetired, version);
  if (result.outcome === 'not-found') error(404);
  // What a colleague did meanwhile is on the page that follows.
  return done(event, result.outcome === 'saved' ? (isRetired ? 'retired' : 'restored') : '');
}

/** The fields in which what is stored differs from what was typed. */
function differences(kind: ReturnType<typeof referenceKind>, mine: TypedEntry, theirs: TypedEntry) {
  return ENTRY_FIELDS[kind]
    .filter((field) => !['kind', 'code', 'parentId'].includes(field))
    .filter((field) => mine[field] !== theirs[field])
    .map((field) => ({ label: entryFieldName(field), text: theirs[field] }));
}

function keyOf({ params }: RequestEvent) {
  return { kind: referenceKind(params.kind), id: params.entry };
}

function done(event: RequestEvent, what: string) {
  const { kind, id } = keyOf(event);
  return redirectDone(event.locals, `/operator/reference/${kind}/entries/${id}`, what);
}
