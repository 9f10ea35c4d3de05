import { EXCLUSION_REASONS, type ExclusionReason } from '#domain/moderation/decision.ts';
import { DAY, HOUR, type Period } from '../days.ts';
import type { Citizens } from '../people/citizens.ts';
import { stream, type Random } from '../random.ts';
import { drawTime, monthOf, prepareDays } from './calendar.ts';
import { hasComment, writeComment, type Comment } from './comments.ts';
import { qualityOf } from './quality.ts';
import { diligenceOf, readReplyTexts, writeReply, type Reply } from './replies.ts';
import { drawScores, markOf, scoreFor } from './scores.ts';
import { readSentences } from './sentences.ts';

/** An organisation as far as ratings of it go. */
export interface RatedOrganization {
  id: number;
  key: string;
  typeId: string;
  regionId: string;
  districtId: string;
  sphereIds: readonly string[];
  serviceItemIds: readonly string[];
  /** Ids are consecutive, beginning with these. */
  subdivisions: { firstId: number; count: number };
  criteria: { firstId: number; count: number };
}

/** A rating of the demo; moments are in milliseconds since 1970. */
export interface Rating {
  organizationId: number;
  /** Number of `Citizens`, or `DEMO_CITIZEN`. */
  citizen: number;
  subdivisionId: number | null;
  /** Day of the period. */
  ratedOn: number;
  createdAt: number;
  scores: readonly number[];
  status: 'counted' | 'withdrawn' | 'excluded';
  statusChangedAt: number | null;
  statusReason: ExclusionReason | null;
  serviceItemId: string | null;
  /** Day of the period, or before it. */
  providedOn: number | null;
  comment: Comment | null;
  reply: Reply | null;
  answers: { criterionId: number; score: number }[];
}

/** Stands for the citizen of the demo's login. */
export const DEMO_CITIZEN = -1;

const WITHDRAWN = 0.01;
const EXCLUDED = 0.003;
const WITH_SERVICE = 0.6;
const WITH_DAY = 0.75;
const WITH_SUBDIVISION = 0.3;
const ANSWERED = 0.85;

/** Makes the ratings of an organisation, in the order of time. */
export type RatingsOf = (
  organization: RatedOrganization,
  count: number,
  byDemoCitizen: boolean,
) => Rating[];

/**
 * The ratings of one organisation depend on the seed, the organisation's key, their number and the
 * period alone. A citizen rates an organisation at most once a day.
 */
export function prepareRatings(citizens: Citizens, period: Period, seed: number): RatingsOf {
  const drawDay = prepareDays(period);
  const sentences = readSentences();
  const replyTexts = readReplyTexts();
  const months = monthOf(period.days - 1) + 1;
  const end = period.start + period.days * DAY;

  return (organization, count, byDemoCitizen) => {
    const { key } = organization;
    const random = stream(seed, 'ratings', key);
    const words = stream(seed, 'comments', key);
    const answers = stream(seed, 'answers', key);
    const replies = stream(seed, 'replies', key);
    const quality = qualityOf(organization, months, seed);
    const diligence = diligenceOf(key, seed);
    const visits = drawVisits(organization, count, random);
    if (byDemoCitizen) visits.at(-1)!.citizen = DEMO_CITIZEN;
    return visits.map(({ citizen, day, time }): Rating => {
      const isDemo = citizen === DEMO_CITIZEN;
      const level = quality.months[monthOf(day)]!;
      const scores = [0, 0, 0, 0];
      const impression = drawScores(level, quality.criteria, random, scores);
      const createdAt = period.start + day * DAY + time;
      const rating: Rating = {
        organizationId: organization.id,
        citizen,
        ratedOn: day,
        createdAt,
        scores,
        ...circumstances(organization, day, random),
        ...drawStatus(createdAt, isDemo, random),
        comment: null,
        reply: null,
        answers: drawAnswers(organization, impression, answers),
      };
      if (!hasComment(scores, words) && !isDemo) return rating;
      const language = isDemo ? 'ru' : citizens.languageOf(citizen);
      rating.comment = writeComment(sentences, organization, language, scores, words);
      const isAnswered = replies.chance(isDemo ? 0.9 : diligence);
      if (isAnswered && rating.comment.state === 'published' && rating.status === 'counted') {
        const mark = markOf(scores);
        rating.reply = writeReply(replyTexts, language, mark, createdAt, end, replies);
      }
      return rating;
    });
  };

  function drawVisits(organization: RatedOrganization, count: number, random: Random) {
    const { regionId, districtId } = organization;
    const taken = new Set<number>();
    const visits: { citizen: number; day: number; time: number }[] = [];
    while (visits.length < count) {
      const citizen = citizens.near(regionId, districtId, random);
      const day = drawDay(random);
      const visit = citizen * period.days + day;
      if (taken.has(visit)) continue;
      taken.add(visit);
      visits.push({ citizen, day, time: drawTime(random) });
    }
    return visits.sort((a, b) => a.day - b.day || a.time - b.time);
  }

  function drawStatus(createdAt: number, isDemo: boolean, random: Random) {
    const draw = isDemo ? 1 : random.next();
    if (draw >= WITHDRAWN + EXCLUDED) {
      return { status: 'counted' as const, statusChangedAt: null, statusReason: null };
    }
    const changedAt = Math.min(
      createdAt + Math.floor((1 + 200 * random.next()) * HOUR),
      end - 1_000,
    );
    return draw < WITHDRAWN
      ? { status: 'withdrawn' as const, statusChangedAt: changedAt, statusReason: null }
      : {
          status: 'excluded' as const,
          statusChangedAt: changedAt,
          statusReason: random.pick(EXCLUSION_REASONS.filter((reason) => reason !== 'other')),
        };
  }
}

/** Where in the organisation, what, and when: the optional fields of the questionnaire. */
function circumstances(organization: RatedOrganization, day: number, random: Random) {
  const { serviceItemIds, subdivisions } = organization;
  const hasSubdivision = subdivisions.count > 0 && random.chance(WITH_SUBDIVISION);
  const hasService = serviceItemIds.length > 0 && random.chance(WITH_SERVICE);
  // The first of a template are the most usual.
  const service = Math.floor(random.next() ** 1.6 * serviceItemIds.length);
  return {
    subdivisionId: hasSubdivision ? subdivisions.firstId + random.below(subdivisions.count) : null,
    serviceItemId: hasService ? serviceItemIds[service]! : null,
    providedOn: random.chance(WITH_DAY) ? day - Math.floor(random.next() ** 3 * 61) : null,
  };
}

function drawAnswers({ criteria }: RatedOrganization, impression: number, random: Random) {
  const answers: Rating['answers'] = [];
  for (let index = 0; index < criteria.count; index += 1) {
    if (!random.chance(ANSWERED)) continue;
    const score = scoreFor(impression + random.normal());
    answers.push({ criterionId: criteria.firstId + index, score });
  }
  return answers;
}
