import type { WordProblem } from '#domain/comment/word-entry.ts';
import { WORD_MAX_LENGTH, WORD_MIN_LENGTH } from '#domain/comment/word-entry.ts';
import type { WordLanguage, WordMatch } from '#domain/comment/word-list.ts';
import { m } from '#i18n/compiled/messages.js';

const LANGUAGES: Record<WordLanguage, () => string> = {
  ru: m.words_language_ru,
  be: m.words_language_be,
  any: m.words_language_any,
};

const MATCHES: Record<WordMatch, () => string> = {
  word: m.words_match_word,
  stem: m.words_match_stem,
  root: m.words_match_root,
};

const PROBLEMS: Record<WordProblem, () => string> = {
  missing: m.request_problem_missing,
  'not-a-word': m.words_problem_not_a_word,
  'too-short': () => m.words_problem_too_short({ number: WORD_MIN_LENGTH }),
  'too-long': () => m.words_problem_too_long({ number: WORD_MAX_LENGTH }),
};

export const languageName = (language: WordLanguage) => LANGUAGES[language]();
export const matchName = (match: WordMatch) => MATCHES[match]();
export const wordProblemText = (problem: WordProblem) => PROBLEMS[problem]();
