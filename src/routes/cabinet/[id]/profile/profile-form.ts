import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Locale } from '#i18n/locale.ts';
import { m } from '#i18n/compiled/messages.js';
import {
  changedFields,
  editProfile,
  previewProfile,
  readEditableProfile,
  type Profile,
  type ProfileProblems,
  type TypedProfile,
} from '#server/cabinet/index.ts';
import type { Reference } from '#server/reference/index.ts';
import { pageHref } from '#ui/href.ts';
import { FormTexts, type Problems, refuse } from '../../../_form/form.ts';
import { signedIn } from '../../../_visit/visit.ts';
import { profileView } from '../../../organizations/[id]/profile-view.ts';
import { placementChoices } from '../../../_registration/placement-choices.ts';
import { readHours } from '../typed-hours.ts';
import { fieldName, problemText } from './texts.ts';
import { textsOf, typedTexts } from './typed-profile.ts';

/**
 * What the form of a profile shows. A profile that the visitor may not edit is answered like one that
 * does not exist.
 */
export async function loadProfileForm(
  { locals, url }: Pick<RequestEvent, 'locals' | 'url'>,
  id: number,
) {
  const { portal, locale } = locals;
  const found = await readEditableProfile(portal, signedIn(locals), id);
  if (!found) error(404);
  const { profile, version, unp, published, isHidden } = found;
  const held = [profile.typeId, profile.regionId, profile.districtId];
  return {
    id,
    version,
    unp,
    published,
    isHidden,
    saved: url.searchParams.has('saved'),
    name: locale === 'be' ? profile.nameBe : profile.nameRu,
    texts: textsOf(profile, locale !== 'en'),
    ...placementChoices(portal.reference, locale, held),
    spheres: [...portal.reference.spheres.values()]
      .filter(({ id: sphere, retired }) => !retired || profile.sphereIds.includes(sphere))
      .map(({ id: sphere, name }) => ({ id: sphere, name: name[locale] })),
  };
}

/**
 * Saves what the form of a profile sent, or shows it as citizens would see it.
 *
 * @param path of the page with the form, as in Russian
 */
export async function saveProfileForm(
  { locals, request }: Pick<RequestEvent, 'locals' | 'request'>,
  id: number,
  path: string,
) {
  const { portal, locale } = locals;
  const form = await FormTexts.of(request);
  const texts = typedTexts(form, portal.reference.spheres.keys());
  const version = Number(form.get('version')) || 0;
  const hours = readHours(texts);
  if ('problems' in hours) return refuse(hours.problems, { ...texts, version, theirs: [] });
  const typed = { ...texts, openingHours: hours.text };
  if (form.has('preview')) {
    const shown = await preview(locals, id, typed);
    if (shown.problems) return refuse(shown.problems, { ...texts, version, theirs: [] });
    return { ...shown, problems: {}, typed: { ...texts, version, theirs: [] } };
  }
  const result = await editProfile(portal, signedIn(locals), id, typed, version);
  switch (result.outcome) {
    case 'saved':
      return redirect(303, pageHref(path, { saved: 1 }, locale));
    case 'not-found':
      return error(404);
    case 'invalid':
      return refuse(textsOfProblems(result.problems), { ...texts, version, theirs: [] });
    case 'changed-meanwhile': {
      const { theirs, mine } = result;
      const theirTexts = changedFields(mine, theirs.profile).map((field) => ({
        label: fieldName(field),
        text: shown(field, theirs.profile, portal.reference, locale),
      }));
      // Saved once more, it replaces what they saved: by then it has been seen.
      return refuse({}, { ...texts, version: theirs.version, theirs: theirTexts }, 409);
    }
  }
}

/** What citizens would see, or what is wrong with what was typed. */
async function preview({ portal, person, locale }: App.Locals, id: number, typed: TypedProfile) {
  const result = await previewProfile(portal, signedIn({ person }), id, typed);
  if (result.outcome === 'not-found') error(404);
  if (result.outcome === 'invalid') return { problems: textsOfProblems(result.problems) };
  const { page, isPublishable } = result;
  const view = profileView(page, portal.reference, locale);
  return {
    problems: null,
    preview: { ...view, subdivision: null, isFirstPage: true },
    isPublishable,
  };
}

/** What the page of a profile shows of one that is not saved. */
export type ProfilePreview = NonNullable<Awaited<ReturnType<typeof preview>>['preview']>;

function textsOfProblems(problems: ProfileProblems): Problems {
  return Object.fromEntries(
    Object.entries(problems).map(([field, problem]) => [field, problemText(problem)]),
  );
}

/** A stored value as people read it. */
function shown(
  field: keyof Profile,
  profile: Profile,
  { types, territories, spheres }: Reference,
  locale: Locale,
): string {
  const value = profile[field];
  const name = (id: string) =>
    (types.get(id) ?? territories.get(id)?.name ?? spheres.get(id)?.name)?.[locale] ?? id;
  const isId = field.endsWith('Id') || field === 'sphereIds';
  const list = Array.isArray(value) ? value : value === null ? [] : [String(value)];
  return list.map((text) => (isId ? name(text) : text)).join(', ') || m.cabinet_nothing();
}
