import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { inOtherLayout } from '#domain/search/layout.ts';

/** Shortest and longest password, in characters (Unicode code points). */
export const PASSWORD_MIN_LENGTH = 10;
export const PASSWORD_MAX_LENGTH = 128;

/** From 0 (guessed at once) to 4, as zxcvbn scores. */
export type PasswordScore = 0 | 1 | 2 | 3 | 4;

const ACCEPTABLE_SCORE: PasswordScore = 3;

export type PasswordProblem = 'too-short' | 'too-long' | 'too-common';

export interface PasswordStrength {
  readonly score: PasswordScore;
  readonly acceptable: boolean;
  /** Why it is not acceptable; `null` when it is. */
  readonly problem: PasswordProblem | null;
}

/**
 * So many characters are looked at. The time grows with the square of the length, and what is
 * weak in so many characters is not worth more for its tail.
 */
const SCORED_LENGTH = 64;

/** Words that everyone here thinks of first; the dictionaries of the library do not know them. */
// prettier-ignore
const LOCAL_WORDS = [
  'беларусь', 'белоруссия', 'belarus', 'минск', 'мінск', 'minsk', 'брест', 'брэст', 'brest',
  'витебск', 'віцебск', 'vitebsk', 'гомель', 'gomel', 'homel', 'гродно', 'гродна', 'grodno',
  'могилев', 'могилёв', 'магілёў', 'mogilev', 'портал', 'рейтинг', 'рэйтынг', 'оценка',
];

let estimator: ZxcvbnFactory | undefined;

/** Built at the first use: it takes a few dozen milliseconds. */
function passwordEstimator(): ZxcvbnFactory {
  estimator ??= new ZxcvbnFactory({
    dictionary: { ...dictionary, local: LOCAL_WORDS },
    graphs: adjacencyGraphs,
    maxLength: SCORED_LENGTH,
  });
  return estimator;
}

/**
 * How hard a password is to guess. Acceptable are 10–128 characters that zxcvbn scores 3 or 4;
 * there is no rule about kinds of characters. A password of Cyrillic letters is judged by the
 * Latin ones on the same keys as well, because «йцукен» and «пароль» stand in every list so.
 *
 * The dictionaries make this a function for the server; a page asks it.
 *
 * @param userInputs what the person is known by (login, name, e-mail): no good parts of a password
 */
export function passwordStrength(
  password: string,
  userInputs: readonly string[],
): PasswordStrength {
  const length = [...password].length;
  if (length > PASSWORD_MAX_LENGTH) return { score: 0, acceptable: false, problem: 'too-long' };
  const score = lowestScore([password, ...inOtherLayout(password)], userInputs);
  if (length < PASSWORD_MIN_LENGTH) return { score, acceptable: false, problem: 'too-short' };
  const acceptable = score >= ACCEPTABLE_SCORE;
  return { score, acceptable, problem: acceptable ? null : 'too-common' };
}

function lowestScore(spellings: readonly string[], userInputs: readonly string[]): PasswordScore {
  const known = userInputs.flatMap(partsOf);
  const scores = spellings.map((spelling) => passwordEstimator().check(spelling, known).score);
  return scores.reduce((lowest, score) => (score < lowest ? score : lowest), 4);
}

/** An address or a name, and its parts that are long enough to mean something. */
function partsOf(input: string): string[] {
  return [input, ...input.split(/[^\p{L}\p{N}]+/u).filter((part) => part.length >= 3)].flatMap(
    (part) => [part, ...inOtherLayout(part)],
  );
}
