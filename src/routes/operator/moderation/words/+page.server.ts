import { redirect } from '@sveltejs/kit';
import { COMMENT_MAX_LENGTH } from '#domain/comment/comment.ts';
import { WORD_LANGUAGES, WORD_MATCHES } from '#domain/comment/word-list.ts';
import { m } from '#i18n/compiled/messages.js';
import {
  addWord,
  MOST_WORDS,
  readWords,
  removeWord,
  tryText,
  type AddWordResult,
  type WordKey,
} from '#server/moderation-words/index.ts';
import { formatNumber } from '#ui/format.ts';
import { pageHref } from '#ui/href.ts';
import { FormTexts, refuse } from '../../../_form/form.ts';
import { signedIn } from '../../../_visit/visit.ts';
import { wordProblemText } from './texts.ts';
import type { Actions, PageServerLoad } from './$types';

const PER_PAGE = 25;
const PATH = '/operator/moderation/words';

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const search = (url.searchParams.get('q') ?? '').trim().slice(0, 100);
  const after = readKey(url.searchParams.get('after'));
  const options = { after, limit: PER_PAGE };
  const { rows, next, total } = await readWords(locals.portal, signedIn(locals), search, options);
  return {
    search,
    words: rows,
    total,
    isFirstPage: after === null,
    next: next && `${next.text}.${next.id}`,
    languages: WORD_LANGUAGES,
    matches: WORD_MATCHES,
    done: url.searchParams.get('done'),
  };
};

function readKey(text: string | null): WordKey | null {
  const [, word, id] = /^(\p{L}{1,60})\.(\d{1,15})$/u.exec(text ?? '') ?? [];
  return word && id ? { text: word, id: Number(id) } : null;
}

const NOTHING = { word: '', language: '', match: '', text: '' };

export const actions: Actions = {
  add: async ({ locals, request }) => {
    const form = await FormTexts.of(request);
    const typed = {
      word: form.get('word'),
      language: form.get('language'),
      match: form.get('match'),
    };
    const result = await addWord(locals.portal, signedIn(locals), typed);
    if (result.outcome !== 'added') {
      return refuse(problemsOf(result), { ...NOTHING, ...typed, word: typed.word.slice(0, 400) });
    }
    const { text: q } = result.entry;
    return redirect(303, pageHref(PATH, { q, done: 'added' }, locals.locale));
  },

  remove: async ({ locals, request, url }) => {
    const form = await FormTexts.of(request);
    const id = Number(form.get('id'));
    const isId = Number.isSafeInteger(id) && id > 0;
    const removed = isId ? await removeWord(locals.portal, signedIn(locals), id) : null;
    // Somebody else removed it first: the page shows what is true.
    const done = removed ? 'removed' : 'removed-already';
    const q = url.searchParams.get('q')?.slice(0, 100) ?? null;
    return redirect(303, pageHref(PATH, { q, done }, locals.locale));
  },

  try: async ({ locals, request }) => {
    const text = (await FormTexts.of(request)).get('text');
    const tried = await tryText(locals.portal, signedIn(locals), text);
    if (tried) return { problems: {}, typed: { ...NOTHING, text: tried.text }, tried };
    const isLong = text.trim().length > COMMENT_MAX_LENGTH;
    const problem = isLong ? m.request_problem_too_long() : m.request_problem_missing();
    return refuse({ text: problem }, { ...NOTHING, text: text.slice(0, 2 * COMMENT_MAX_LENGTH) });
  },
};

function problemsOf(
  result: Exclude<AddWordResult, { outcome: 'added' }>,
): Readonly<Record<string, string>> {
  switch (result.outcome) {
    case 'invalid': {
      const { word, language, match } = result.problems;
      return {
        ...(word && { word: wordProblemText(word) }),
        ...(language && { language: m.operator_choose() }),
        ...(match && { match: m.operator_choose() }),
      };
    }
    case 'ordinary':
      return { word: m.words_problem_ordinary({ text: result.text }) };
    case 'listed-already':
      return { word: m.words_problem_listed() };
    case 'list-full':
      return { word: m.words_problem_full({ number: formatNumber(MOST_WORDS) }) };
  }
}
