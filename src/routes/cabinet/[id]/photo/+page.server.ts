import { error } from '@sveltejs/kit';
import { FILE_MAX_MEGABYTES } from '#domain/attachment.ts';
import { inLocale } from '#i18n/locale.ts';
import { m } from '#i18n/compiled/messages.js';
import {
  readPhotoToEdit,
  removePhoto,
  savePhoto,
  type PhotoProblem,
} from '#server/photos/index.ts';
import { FormTexts, refuse } from '../../../_form/form.ts';
import { redirectDone } from '../../../_form/redirect-done.ts';
import { signedIn } from '../../../_visit/visit.ts';
import { idNumber } from '../../../id-number.ts';
import { photoView } from '../../../organizations/[id]/photo-view.ts';
import { PLACE_PROBLEMS } from '../place-texts.ts';
import type { Actions, PageServerLoad } from './$types';

const PROBLEMS: Record<PhotoProblem, () => string> = {
  ...PLACE_PROBLEMS,
  empty: m.request_problem_empty,
  'too-large': () => m.request_problem_too_large({ limit: FILE_MAX_MEGABYTES }),
  'wrong-type': m.photo_problem_wrong_type,
  'too-many-pixels': m.photo_problem_too_many_pixels,
  'too-small': m.photo_problem_too_small,
  broken: m.photo_problem_broken,
};

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { portal, locale } = locals;
  const found = await readPhotoToEdit(portal, signedIn(locals), idNumber(params.id));
  if (!found) error(404);
  const { organization, photo } = found;
  const done = url.searchParams.get('done');
  return {
    organization: {
      id: organization.id,
      name: inLocale(locale, organization.nameRu, organization.nameBe, organization.nameEn),
    },
    photo: photo && photoView(organization.id, photo, locale),
    texts: { altRu: photo?.altRu ?? '', altBe: photo?.altBe ?? '' },
    done: done === 'saved' || done === 'removed' ? done : null,
  };
};

export const actions: Actions = {
  save: async ({ locals, params, request }) => {
    const form = await FormTexts.of(request);
    const typed = { altRu: form.get('altRu'), altBe: form.get('altBe') };
    const id = idNumber(params.id);
    const given = { ...typed, file: form.file('file') };
    const result = await savePhoto(locals.portal, signedIn(locals), id, given);
    switch (result.outcome) {
      case 'saved':
        return redirectDone(locals, `/cabinet/${id}/photo`, 'saved');
      case 'not-found':
        return error(404);
      case 'invalid': {
        const problems = Object.entries(result.problems).map(
          ([field, problem]): [string, string] => [field, PROBLEMS[problem]()],
        );
        return refuse(Object.fromEntries(problems), typed);
      }
    }
  },
  remove: async ({ locals, params }) => {
    const id = idNumber(params.id);
    const result = await removePhoto(locals.portal, signedIn(locals), id);
    if (result.outcome === 'not-found') error(404);
    redirectDone(locals, `/cabinet/${id}/photo`, 'removed');
  },
};
