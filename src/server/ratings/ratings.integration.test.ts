import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recomputeStandings } from '#server/standings/index.ts';
import { minskDay } from '#domain/calendar.ts';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  questionnaire,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import { publishedComments, ratingsOfCitizen, submitRating, withdrawRating } from './index.ts';

let portal: TestPortal;

beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());

async function sumsOf(organizationId: number) {
  return (await portal.standings.current()).sumsOf(organizationId);
}

describe('submitting a rating', () => {
  it('counts at once', async () => {
    const organization = await addOrganization(portal);
    const citizen = await addCitizen(portal.db);
    const result = await submitRating(portal, citizen, organization, questionnaire([5, 4, 3, 5]));
    expect(result.outcome).toBe('rated');
    expect(await sumsOf(organization)).toMatchObject({ n: 1, total: 17, totalSquared: 289 });
  });

  it('is refused a second time on the same Minsk day, and says from when it is possible', async () => {
    const organization = await addOrganization(portal);
    const citizen = await addCitizen(portal.db);
    portal.setClock('2026-06-15T20:59:00Z'); // 23:59 in Minsk
    await submitRating(portal, citizen, organization, questionnaire(4));
    const second = await submitRating(portal, citizen, organization, questionnaire(1));
    expect(second).toEqual({
      outcome: 'already-rated',
      canRateFrom: new Date('2026-06-15T21:00:00Z'),
    });
    portal.setClock('2026-06-15T21:00:00Z'); // midnight in Minsk
    const third = await submitRating(portal, citizen, organization, questionnaire(2));
    expect(third.outcome).toBe('rated');
    portal.setClock('2026-06-15T09:00:00Z');
    expect(await sumsOf(organization)).toMatchObject({ n: 2, total: 24 });
  });

  it('leaves exactly one rating when fifty arrive at once', async () => {
    const organization = await addOrganization(portal);
    const citizen = await addCitizen(portal.db);
    const results = await Promise.all(
      Array.from({ length: 50 }, () =>
        submitRating(portal, citizen, organization, questionnaire(3)),
      ),
    );
    expect(results.filter((result) => result.outcome === 'rated')).toHaveLength(1);
    expect(results.filter((result) => result.outcome === 'already-rated')).toHaveLength(49);
    expect(await sumsOf(organization)).toMatchObject({ n: 1, total: 12 });
  });

  it('is for citizens only', async () => {
    const organization = await addOrganization(portal);
    const citizen = await addCitizen(portal.db);
    const result = await submitRating(
      portal,
      { ...citizen, role: 'operator' },
      organization,
      questionnaire(3),
    );
    expect(result).toEqual({ outcome: 'not-a-citizen' });
  });

  it('is refused for an organisation that is unknown or not published', async () => {
    const citizen = await addCitizen(portal.db);
    const organization = await addOrganization(portal);
    await portal.db
      .updateTable('organizations')
      .set({ lat: null, lon: null })
      .where('id', '=', organization)
      .execute();
    for (const id of [organization, 999_999_999]) {
      const result = await submitRating(portal, citizen, id, questionnaire(3));
      expect(result).toEqual({ outcome: 'unknown-organization' });
    }
  });

  it('names every field that is wrong', async () => {
    const organization = await addOrganization(portal);
    const other = await addOrganization(portal);
    const { id: foreign } = await portal.db
      .insertInto('subdivisions')
      .values({ organization_id: other, name_ru: 'Чужое', name_be: 'Чужое' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const citizen = await addCitizen(portal.db);
    const result = await submitRating(portal, citizen, organization, {
      simplicity: ['6'],
      information: ['3', '4'],
      courtesy: ['4'],
      subdivision: [String(foreign)],
      service: ['no-such-service'],
      'service-text': ['a'.repeat(301)],
      'provided-on': ['2026-06-16'],
      comment: ['x'.repeat(100_000)],
    });
    expect(result).toEqual({
      outcome: 'invalid',
      problems: {
        simplicity: 'not-a-score',
        information: 'doubled',
        timeliness: 'required',
        subdivision: 'unknown',
        service: 'unknown',
        'service-text': 'too-long',
        'provided-on': 'future',
        comment: 'too-long',
      },
    });
  });

  it.each([
    ['2025-06-14', 'too-old'],
    ['2026-02-30', 'not-a-day'],
    ['вчера', 'not-a-day'],
  ])('refuses %s as the day of the service', async (day, problem) => {
    const organization = await addOrganization(portal);
    const citizen = await addCitizen(portal.db);
    const result = await submitRating(
      portal,
      citizen,
      organization,
      questionnaire(3, { 'provided-on': [day] }),
    );
    expect(result).toMatchObject({ problems: { 'provided-on': problem } });
  });

  it('publishes a comment with personal data masked, and keeps the original for its author', async () => {
    const organization = await addOrganization(portal);
    const citizen = await addCitizen(portal.db);
    const comment = 'Перезвоните мне: +375 29 000-45-67, <b>спасибо</b>';
    await submitRating(portal, citizen, organization, questionnaire(5, { comment: [comment] }));
    const [shown] = (await publishedComments(portal.db, organization, { limit: 10 })).rows;
    expect(shown?.comment).toBe('Перезвоните мне: •••••, <b>спасибо</b>');
    const [own] = (await ratingsOfCitizen(portal.db, citizen.id, { limit: 10 })).rows;
    expect(own?.comment).toBe(comment);
  });

  it('lets an insult wait for the operator', async () => {
    const organization = await addOrganization(portal);
    const citizen = await addCitizen(portal.db);
    const comment = 'Балбесы в кабинетах, ничего не знают и знать не хотят.';
    await submitRating(portal, citizen, organization, questionnaire(1, { comment: [comment] }));
    expect((await publishedComments(portal.db, organization, { limit: 10 })).rows).toEqual([]);
  });
});

describe('withdrawing a rating', () => {
  it('takes it from the numbers, keeps it on record, and does not free the day', async () => {
    const organization = await addOrganization(portal);
    const citizen = await addCitizen(portal.db);
    const result = await submitRating(portal, citizen, organization, questionnaire(5));
    if (result.outcome !== 'rated') throw new Error('not rated');
    expect(await withdrawRating(portal, citizen, organization, result.ratingId)).toBe(true);
    expect(await sumsOf(organization)).toMatchObject({ n: 0, total: 0, totalSquared: 0 });
    expect(await withdrawRating(portal, citizen, organization, result.ratingId)).toBe(false);
    const [own] = (await ratingsOfCitizen(portal.db, citizen.id, { limit: 1 })).rows;
    expect(own?.status).toBe('withdrawn');
    const again = await submitRating(portal, citizen, organization, questionnaire(5));
    expect(again.outcome).toBe('already-rated');
  });

  it('is for the author alone', async () => {
    const organization = await addOrganization(portal);
    const citizen = await addCitizen(portal.db);
    const other = await addCitizen(portal.db);
    const result = await submitRating(portal, citizen, organization, questionnaire(5));
    if (result.outcome !== 'rated') throw new Error('not rated');
    expect(await withdrawRating(portal, other, organization, result.ratingId)).toBe(false);
    expect(await sumsOf(organization)).toMatchObject({ n: 1 });
  });
});

describe('the sums', () => {
  it('agree with a full recomputation after 1,000 mixed submissions and withdrawals over the edge of the window', async () => {
    const random = generator(7);
    const citizens = await Promise.all(Array.from({ length: 40 }, () => addCitizen(portal.db)));
    const organizations = [];
    for (let i = 0; i < 12; i++) organizations.push(await addOrganization(portal));
    const made: Array<{ citizen: (typeof citizens)[number]; organization: number; id: number }> =
      [];
    for (let i = 0; i < 1000; i++) {
      portal.setClock(new Date(Date.UTC(2026, 5, 16 + Math.floor(i / 2.4), 12)).toISOString());
      await portal.standings.current();
      const past =
        made.length > 0 && random() < 0.25 ? made[Math.floor(random() * made.length)] : null;
      if (past) {
        await withdrawRating(portal, past.citizen, past.organization, past.id);
        continue;
      }
      const citizen = citizens[Math.floor(random() * citizens.length)]!;
      const organization = organizations[Math.floor(random() * organizations.length)]!;
      const score = () => 1 + Math.floor(random() * 5);
      const result = await submitRating(
        portal,
        citizen,
        organization,
        questionnaire([score(), score(), score(), score()]),
      );
      if (result.outcome === 'rated') made.push({ citizen, organization, id: result.ratingId });
    }
    const today = minskDay(portal.clock());
    const found = await recomputeStandings(portal.db, today);
    expect(found).toMatchObject({ differingDays: 0, differingStandings: 0 });
    expect(found.ratings).toBeGreaterThan(500);
  });

  it('are put right by a recomputation, which says what differed', async () => {
    const organization = await addOrganization(portal);
    const citizen = await addCitizen(portal.db);
    await submitRating(portal, citizen, organization, questionnaire(4));
    await portal.db
      .updateTable('standings')
      .set({ n: 7 })
      .where('organization_id', '=', organization)
      .execute();
    const today = minskDay(portal.clock());
    expect(await recomputeStandings(portal.db, today)).toMatchObject({ differingStandings: 1 });
    expect(await recomputeStandings(portal.db, today)).toMatchObject({ differingStandings: 0 });
  });
});

/** A small repeatable random source, 0–1 (a linear congruential generator). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}
