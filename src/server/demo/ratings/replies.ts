import { z } from 'zod';
import { readData } from '#server/reference/index.ts';
import { DAY, HOUR, isWeekend, startOfMinskDay } from '../days.ts';
import { stream, type Random } from '../random.ts';
import type { Language } from './sentences.ts';

/** An organisation's official reply. */
export interface Reply {
  body: string;
  /** Milliseconds since 1970. */
  createdAt: number;
  /** What the citizen said about it; null: nothing. */
  helped: boolean | null;
}

const texts = z.array(z.string().min(1)).min(1);
const byTone = z.object({ thanks: texts, noted: texts, apology: texts });
const file = z.object({ ru: byTone, be: byTone });

/** The texts of `replies.json`. */
export type ReplyTexts = z.output<typeof file>;

export function readReplyTexts(): ReplyTexts {
  return readData('replies.json', file);
}

/** Share of comments that an organisation answers: some hardly any, others nearly all. */
export function diligenceOf(key: string, seed: number): number {
  const random = stream(seed, 'diligence', key);
  return random.chance(0.25) ? 0.05 : 0.2 + 0.65 * random.next();
}

/** Share of replies about which the citizen said something. */
const JUDGED = 0.4;

/** How often a reply helped, by the mark of the rating. */
const HELPED_BY_MARK = [0, 0.3, 0.4, 0.6, 0.8, 0.95];

/**
 * A reply to a comment, one to fourteen days later, on a working day and in office hours.
 *
 * @param commented the moment of the comment
 * @param end the end of the period; a reply that would come later has not been written yet
 */
export function writeReply(
  replies: ReplyTexts,
  language: Language,
  mark: number,
  commented: number,
  end: number,
  random: Random,
): Reply | null {
  let day = startOfMinskDay(commented) + (1 + Math.floor(random.next() ** 1.5 * 12)) * DAY;
  while (isWeekend(day)) day += DAY;
  const createdAt = day + Math.floor((8.5 + 8.5 * random.next()) * HOUR);
  const body = random.pick(replies[language][kindFor(mark)]);
  const helped = random.chance(JUDGED) ? random.chance(HELPED_BY_MARK[mark]!) : null;
  return createdAt < end ? { body, createdAt, helped } : null;
}

function kindFor(mark: number): 'thanks' | 'noted' | 'apology' {
  if (mark >= 4) return 'thanks';
  return mark === 3 ? 'noted' : 'apology';
}
