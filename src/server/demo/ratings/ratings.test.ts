import { beforeAll, describe, expect, test } from 'vitest';
import { maskPersonalData } from '#domain/comment/mask-personal-data.ts';
import { FIRST_WORDS } from '#domain/comment/first-words.ts';
import { needsModeration } from '#domain/comment/needs-moderation.ts';
import { WordList } from '#domain/comment/word-list.ts';
import { periodUpTo } from '../days.ts';
import { prepareDetails, serviceItemIdsOf } from '../organizations/details.ts';
import { readParts } from '../organizations/parts.ts';
import { planOrganizations } from '../organizations/plan.ts';
import { prepareCitizens } from '../people/citizens.ts';
import { DEMO_CITIZEN, prepareRatings, type RatedOrganization, type Rating } from './ratings.ts';
import { markOf } from './scores.ts';
import { ratedByDemoCitizen, shareRatings } from './shares.ts';

const SEED = 1;
const words = new WordList(FIRST_WORDS);
const TOTAL = 30_000;
const plan = planOrganizations(SEED, 6_000);
const period = periodUpTo('2026-03-05');
const citizens = prepareCitizens(3_000, SEED);
const ratingsOf = prepareRatings(citizens, period, SEED);
const organizations = ratedOrganizations();
const counts = shareRatings(plan, TOTAL, SEED);
let ratings: Rating[];

function ratedOrganizations(): RatedOrganization[] {
  const detailsOf = prepareDetails(SEED);
  const partsOf = readParts(SEED);
  return plan.map((planned) => {
    const { id, typeId, regionId, districtId, sphereIds } = detailsOf(planned);
    const { subdivisions, questions } = partsOf(planned);
    return {
      id,
      key: planned.key,
      typeId,
      regionId,
      districtId,
      sphereIds,
      serviceItemIds: serviceItemIdsOf(planned.origin),
      subdivisions: { firstId: id * 100, count: subdivisions.length },
      criteria: { firstId: id * 100, count: questions.length },
    };
  });
}

function shareOf(test: (rating: Rating) => boolean, among = ratings): number {
  return among.filter(test).length / among.length;
}

beforeAll(() => {
  const ofDemoCitizen = ratedByDemoCitizen(organizations, counts);
  ratings = organizations.flatMap((organization, index) =>
    counts[index] === 0 ? [] : ratingsOf(organization, counts[index]!, ofDemoCitizen.has(index)),
  );
});

describe('how ratings are spread', () => {
  test('there are exactly as many as asked for, a few organisations have many and many have none', () => {
    expect(ratings).toHaveLength(TOTAL);
    const most = Math.max(...counts);
    expect(most).toBeGreaterThan(150);
    expect(most).toBeLessThan(550);
    expect(counts.filter((count) => count === 0).length).toBeGreaterThan(plan.length / 5);
    expect(counts.filter((count) => count >= 5).length).toBeGreaterThan(plan.length / 8);
  });

  test('they are of the 24 months up to today, more of them on working days', () => {
    const days = ratings.map(({ ratedOn }) => ratedOn);
    expect(period.dayAt(0)).toBe('2024-03-06');
    expect(period.dayAt(Math.max(...days))).toBe('2026-03-05');
    expect(Math.min(...days)).toBeGreaterThanOrEqual(0);
    const sundays = shareOf(({ ratedOn }) => new Date(period.dayAt(ratedOn)).getUTCDay() === 0);
    expect(sundays).toBeLessThan(0.11);
    expect(sundays).toBeGreaterThan(0.04);
  });

  test('a citizen rates an organisation at most once a day', () => {
    const visits = ratings.map((one) => `${one.organizationId}/${one.citizen}/${one.ratedOn}`);
    expect(new Set(visits).size).toBe(visits.length);
  });

  test('moments lie on the day, in the order of the ids, replies and changes after them', () => {
    let previous = ratings[0]!;
    for (const rating of ratings) {
      const { createdAt, ratedOn, reply, statusChangedAt } = rating;
      const inMinsk = new Date(createdAt + 3 * 3_600_000).toISOString().slice(0, 10);
      expect(inMinsk).toBe(period.dayAt(ratedOn));
      if (previous.organizationId === rating.organizationId) {
        expect(createdAt).toBeGreaterThanOrEqual(previous.createdAt);
      }
      for (const later of [reply?.createdAt ?? null, statusChangedAt]) {
        if (later === null) continue;
        expect(later).toBeGreaterThan(createdAt);
        expect(later).toBeLessThan(period.start + period.days * 86_400_000);
      }
      previous = rating;
    }
  });
});

describe('what ratings say', () => {
  test('scores have the J-shape: most fives, more ones than twos and threes', () => {
    const shares = [1, 2, 3, 4, 5].map((mark) => shareOf(({ scores }) => markOf(scores) === mark));
    const [one, two, three, four, five] = shares as [number, number, number, number, number];
    expect(five).toBeGreaterThan(0.45);
    expect(five).toBeGreaterThan(four);
    expect(four).toBeGreaterThan(three);
    expect(one).toBeGreaterThan(two);
    expect(one).toBeGreaterThan(three);
  });

  test('criteria differ by sphere: healthcare is weakest in time limits', () => {
    const healthcare = new Set(
      organizations.filter(({ sphereIds }) => sphereIds[0] === 'healthcare').map(({ id }) => id),
    );
    const among = ratings.filter(({ organizationId }) => healthcare.has(organizationId));
    const means = [0, 1, 2, 3].map(
      (criterion) => among.reduce((sum, { scores }) => sum + scores[criterion]!, 0) / among.length,
    );
    expect(Math.min(...means)).toBe(means[2]);
    expect(Math.max(...means)).toBe(means[3]);
  });

  test('organisations differ from each other more than chance makes them', () => {
    const large = organizations
      .map(({ id }) => ratings.filter(({ organizationId }) => organizationId === id))
      .filter((ofOne) => ofOne.length >= 50)
      .map((ofOne) => ofOne.reduce((sum, { scores }) => sum + markOf(scores), 0) / ofOne.length);
    expect(Math.max(...large) - Math.min(...large)).toBeGreaterThan(1);
  });

  test('about one in a hundred is withdrawn, fewer are excluded, and only those with a reason', () => {
    expect(shareOf(({ status }) => status === 'withdrawn')).toBeCloseTo(0.01, 2);
    expect(shareOf(({ status }) => status === 'excluded')).toBeCloseTo(0.003, 2);
    for (const { status, statusReason, statusChangedAt } of ratings) {
      expect(statusReason !== null).toBe(status === 'excluded');
      expect(statusChangedAt !== null).toBe(status !== 'counted');
    }
  });

  test('service items, subdivisions and criteria are the own ones of the organisation', () => {
    for (const { organizationId: id, serviceItemId, subdivisionId, answers } of ratings) {
      const organization = organizations[id - 1]!;
      if (serviceItemId) expect(organization.serviceItemIds).toContain(serviceItemId);
      const { subdivisions, criteria } = organization;
      if (subdivisionId) expect(subdivisionId - id * 100).toBeLessThan(subdivisions.count);
      for (const { criterionId, score } of answers) {
        expect(criterionId - id * 100).toBeLessThan(criteria.count);
        expect(score).toBeGreaterThanOrEqual(1);
      }
    }
    expect(shareOf(({ serviceItemId }) => serviceItemId !== null)).toBeGreaterThan(0.5);
  });
});

describe('comments', () => {
  test('stand beside about a third, in Russian and Belarusian', () => {
    const commented = ratings.filter(({ comment }) => comment);
    expect(commented.length / TOTAL).toBeGreaterThan(0.3);
    expect(commented.length / TOTAL).toBeLessThan(0.4);
    const belarusian = shareOf(({ comment }) => /[іў]/i.test(comment!.text), commented);
    expect(belarusian).toBeGreaterThan(0.1);
    expect(belarusian).toBeLessThan(0.25);
  });

  test('are masked and judged as a whole just as sentence by sentence', () => {
    const seen = new Set<string>();
    for (const { comment } of ratings) {
      if (!comment || seen.has(comment.text)) continue;
      seen.add(comment.text);
      expect(comment.publicText).toBe(maskPersonalData(comment.text).text);
      const findings = needsModeration(comment.text, words);
      expect(comment.state).toBe(findings.length > 0 ? 'pending' : 'published');
    }
    expect(seen.size).toBeGreaterThan(2_000);
    expect(shareOf(({ comment }) => comment?.state === 'pending')).toBeGreaterThan(0.0001);
  });

  test('are answered by organisations in their language, only when published', () => {
    const published = ratings.filter((one) => one.comment?.state === 'published');
    const share = shareOf(({ reply }) => reply !== null, published);
    expect(share).toBeGreaterThan(0.28);
    expect(share).toBeLessThan(0.5);
    expect(ratings.filter((one) => one.reply && one.comment?.state !== 'published')).toEqual([]);
    const mixed = published.filter(
      ({ comment, reply, citizen }) =>
        reply && citizen !== DEMO_CITIZEN && /ў/.test(reply.body) && /[ищъ]/.test(comment!.text),
    );
    expect(mixed).toEqual([]);
  });
});

test("the demo's citizen has rated a few organisations, with comments and replies", () => {
  const own = ratings.filter(({ citizen }) => citizen === DEMO_CITIZEN);
  expect(own.length).toBeGreaterThanOrEqual(5);
  expect(own.every(({ comment }) => comment !== null)).toBe(true);
  expect(own.some(({ reply }) => reply !== null)).toBe(true);
});

test('the ratings of an organisation follow from the seed and the organisation alone', () => {
  const index = counts.findIndex((count) => count > 20);
  const again = prepareRatings(prepareCitizens(3_000, SEED), period, SEED);
  const make = (ratingsOfOne: typeof again) =>
    ratingsOfOne(organizations[index]!, counts[index]!, false);
  expect(make(again)).toEqual(make(ratingsOf));
});
