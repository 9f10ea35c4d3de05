import { BASE_CRITERIA_IDS, type BaseCriterion } from '#domain/rating/criteria.ts';
import type { Random } from '../random.ts';
import { markOf } from './scores.ts';
import type { Choice, Language, Sentence, Sentences, Subject } from './sentences.ts';

/** A comment as it is stored. */
export interface Comment {
  text: string;
  publicText: string;
  state: 'published' | 'pending';
}

/** Share of ratings that have a comment, by mark: the content and the angry say more. */
const SHARE_BY_MARK = [0, 0.48, 0.44, 0.33, 0.27, 0.33];

/** Share of comments, where one fits, that hold personal data, are rude, or say nothing special. */
const PERSONAL = 0.02;
const RUDE = 0.05;
const GENERAL = 0.02;

/** Whether a citizen who gave these scores writes something. */
export function hasComment(scores: readonly number[], random: Random): boolean {
  return random.chance(SHARE_BY_MARK[markOf(scores)]!);
}

/**
 * A comment that fits the organisation and says what the scores say: a sentence about the visit
 * and one about a criterion, or about two criteria.
 */
export function writeComment(
  sentences: Sentences,
  subject: Subject,
  language: Language,
  scores: readonly number[],
  random: Random,
): Comment {
  const choice = sentences.about(subject, language, markOf(scores));
  const alone = pickAlone(choice, random);
  if (alone) return join(alone);
  const [first, second] = criteriaToMention(scores, random);
  const phrase = (criterion: BaseCriterion) =>
    random.pick(sentences.onCriterion(criterion, subject, language, scores[indexOf(criterion)]!));
  const addMore = random.chance(0.6);
  if (choice.special.length > 0 && random.chance(0.5)) {
    const visit = random.pick(choice.special);
    return addMore ? join(visit, phrase(first)) : join(visit);
  }
  return addMore ? join(phrase(first), phrase(second)) : join(phrase(first));
}

/** A sentence that nothing is added to. */
function pickAlone({ personal, rude, general }: Choice, random: Random): Sentence | null {
  if (personal.length > 0 && random.chance(PERSONAL)) return random.pick(personal);
  if (rude.length > 0 && random.chance(RUDE)) return random.pick(rude);
  if (general.length > 0 && random.chance(GENERAL)) return random.pick(general);
  return null;
}

/** People speak of what stood out first. */
function criteriaToMention(
  scores: readonly number[],
  random: Random,
): [BaseCriterion, BaseCriterion] {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const order = BASE_CRITERIA_IDS.map((criterion, index) => ({
    criterion,
    weight: Math.abs(scores[index]! - mean) + random.next(),
  })).sort((a, b) => b.weight - a.weight);
  return [order[0]!.criterion, order[1]!.criterion];
}

function indexOf(criterion: BaseCriterion): number {
  return BASE_CRITERIA_IDS.indexOf(criterion);
}

function join(...sentences: Sentence[]): Comment {
  return {
    text: sentences.map(({ text }) => text).join(' '),
    publicText: sentences.map(({ publicText }) => publicText).join(' '),
    state: sentences.some(({ pending }) => pending) ? 'pending' : 'published',
  };
}
