import { normalizeText } from '#domain/search/normalize.ts';
import { readEntries } from '#server/reference-editing/index.ts';
import { signedIn } from '../../../_visit/visit.ts';
import { entryKindName, kindName, referenceKind } from '../texts.ts';
import type { PageServerLoad } from './$types';

const PER_PAGE = 100;
const SHOWN = ['used', 'retired', 'all'] as const;

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { portal, locale } = locals;
  const kind = referenceKind(params.kind);
  const q = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
  const show = SHOWN.find((known) => known === url.searchParams.get('show')) ?? 'used';
  const after = url.searchParams.get('after');
  const { spheres, territories } = portal.reference;
  const found = (await readEntries(portal, signedIn(locals), kind)).filter(
    ({ id, texts, retiredAt }) =>
      (show === 'all' || (retiredAt !== null) === (show === 'retired')) &&
      [id, texts.code, texts.nameRu, texts.nameBe, texts.nameEn].some((text) =>
        normalizeText(text).includes(normalizeText(q)),
      ),
  );
  // Some hundreds, so the place after an entry is found by looking.
  const start = found.findIndex(({ id }) => id === after) + 1;
  const page = found.slice(start, start + PER_PAGE);
  return {
    kind,
    kindName: kindName(kind),
    q,
    show,
    isFirstPage: start === 0,
    entries: page.map(({ id, texts, retiredAt, organizations }) => ({
      id,
      organizations,
      isRetired: retiredAt !== null,
      name: { ru: texts.nameRu, be: texts.nameBe, en: texts.nameEn || texts.nameRu }[locale],
      about: [
        entryKindName(texts.kind),
        texts.code,
        spheres.get(texts.sphereId)?.name[locale],
        territories.get(texts.parentId)?.name[locale],
      ]
        .filter(Boolean)
        .join(', '),
    })),
    next: start + PER_PAGE < found.length ? (page.at(-1)?.id ?? null) : null,
  };
};
