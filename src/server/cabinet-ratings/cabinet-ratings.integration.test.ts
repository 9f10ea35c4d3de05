import ExcelJS from 'exceljs';
import { buffer, text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { NotAllowed } from '#domain/access/permissions.ts';
import type { Person } from '#server/identity/index.ts';
import { writeSpreadsheet, type SpreadsheetFormat } from '#server/platform/spreadsheet/index.ts';
import { submitRating, withdrawRating, type RatingKey } from '#server/ratings/index.ts';
import { addResponsiblePerson } from '../../../tests/support/officials.ts';
import {
  addCitizen,
  addOrganization,
  openTestPortal,
  questionnaire,
  type TestPortal,
} from '../../../tests/support/portal.ts';
import {
  exportOwnRatings,
  readOwnRatings,
  readRatingsFilter,
  type OrganizationRating,
} from './index.ts';

let portal: TestPortal;
let head: Person;
let organizationId: number;

beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());

beforeEach(async () => {
  portal.setClock('2026-06-15T09:00:00Z');
  organizationId = await addOrganization(portal);
  head = await addResponsiblePerson(portal, organizationId);
});

async function rate(
  score: number,
  comment = '',
  more: Record<string, string[]> = {},
  author?: Person,
): Promise<number> {
  const citizen = author ?? (await addCitizen(portal.db));
  const fields = questionnaire(score, { comment: [comment], ...more });
  const result = await submitRating(portal, citizen, organizationId, fields);
  if (result.outcome !== 'rated') throw new Error(result.outcome);
  return result.ratingId;
}

function filterOf(asked: Record<string, string> = {}) {
  return readRatingsFilter((name) => asked[name] ?? null);
}

async function read(asked: Record<string, string> = {}, after: RatingKey | null = null) {
  const page = await readOwnRatings(portal, head, organizationId, filterOf(asked), after);
  return page!;
}

async function idsOf(asked: Record<string, string>): Promise<number[]> {
  return (await read(asked)).rows.map(({ id }) => id);
}

async function addQuestion(): Promise<{ id: number }> {
  const criterion = await portal.db
    .insertInto('additional_criteria')
    .values({ organization_id: organizationId })
    .returning('id')
    .executeTakeFirstOrThrow();
  await portal.db
    .insertInto('criterion_wordings')
    .values({
      organization_id: organizationId,
      criterion_id: criterion.id,
      question_ru: 'Чисто ли?',
      question_be: 'Чыста?',
    })
    .execute();
  return criterion;
}

async function exportAs(format: SpreadsheetFormat, asked: Record<string, string> = {}) {
  const filter = filterOf(asked);
  const sheet = await exportOwnRatings(portal, head, organizationId, filter, 'ru');
  return writeSpreadsheet(format, sheet!);
}

describe('the list', () => {
  test('pages through all ratings, newest first, and sums them up', async () => {
    const ids: number[] = [];
    for (let day = 1; day <= 14; day += 1) {
      portal.setClock(`2026-05-${String(day).padStart(2, '0')}T09:00:00Z`);
      ids.push(await rate(1 + (day % 5)), await rate(5));
    }
    const first = await read();
    const second = await read({}, first.next);
    const seen = [...first.rows, ...second.rows].map(({ id }) => id);
    expect(seen).toEqual(ids.toReversed());
    expect(second.next).toBeNull();
    expect(first.summary).toEqual({ all: 28, counted: 28, mean: (14 * 5 + 44) / 28 });
  });

  test('says of a comment that nobody sees only that there is one', async () => {
    const rude = await rate(1, 'Сидят одни хамы и бездари!', {
      'service-text': ['Выдача справки'],
    });
    const hidden = await rate(2, 'Долго и непонятно');
    await portal.db
      .updateTable('ratings')
      .set({ comment_state: 'hidden' })
      .where('id', '=', hidden)
      .execute();
    const citizen = await addCitizen(portal.db);
    const withdrawn = await rate(3, 'Передумал', { 'service-text': ['Приём'] }, citizen);
    await withdrawRating(portal, citizen, organizationId, withdrawn);
    const { rows, summary } = await read();
    const shown = new Map(rows.map((rating) => [rating.id, rating]));
    expect(shown.get(rude)).toMatchObject({ comment: null, commentState: 'pending' });
    expect(shown.get(hidden)).toMatchObject({ comment: null, commentState: 'hidden' });
    expect(shown.get(withdrawn)).toMatchObject({
      state: 'withdrawn',
      comment: null,
      commentState: 'unseen',
      serviceText: null,
    });
    expect(summary).toEqual({ all: 3, counted: 2, mean: 1.5 });
    expect(await idsOf({ comment: 'with' })).toEqual([]);
    expect(await idsOf({ language: 'ru' })).toEqual([]);
  });

  test('never says whose a rating is', async () => {
    const citizen = await addCitizen(portal.db);
    await rate(4, 'Пишите на someone@example.org', {}, citizen);
    const page = JSON.stringify(await read());
    const csv = await text(await exportAs('csv'));
    for (const secret of [citizen.id, citizen.login, citizen.email, 'someone@example.org']) {
      expect(page).not.toContain(secret);
      expect(csv).not.toContain(secret);
    }
  });

  test("somebody else's ratings are not there", async () => {
    const stranger = await addResponsiblePerson(portal, await addOrganization(portal));
    const filter = filterOf();
    expect(await readOwnRatings(portal, stranger, organizationId, filter, null)).toBeNull();
    expect(await exportOwnRatings(portal, stranger, organizationId, filter, 'ru')).toBeNull();
    const citizen = await addCitizen(portal.db);
    await expect(readOwnRatings(portal, citizen, organizationId, filter, null)).rejects.toThrow(
      NotAllowed,
    );
  });
});

describe('filters', () => {
  test('narrow by period, either end included, also turned round', async () => {
    portal.setClock('2026-05-31T20:59:00Z'); // 23:59 in Minsk
    const may = await rate(5);
    portal.setClock('2026-05-31T21:00:00Z');
    const june = await rate(5);
    expect(await idsOf({ to: '2026-05-31' })).toEqual([may]);
    expect(await idsOf({ from: '2026-06-01' })).toEqual([june]);
    expect(await idsOf({ from: '2026-06-01', to: '2026-05-31' })).toEqual([june, may]);
  });

  test('narrow by mark, comment, language, state, subdivision and service', async () => {
    const subdivision = await portal.db
      .insertInto('subdivisions')
      .values({ organization_id: organizationId, name_ru: 'Касса', name_be: 'Каса' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const [item] = portal.reference.serviceItems.keys();
    await portal.db
      .updateTable('organizations')
      .set({ service_item_ids: [item!] })
      .where('id', '=', organizationId)
      .execute();
    const low = await rate(2, 'Очень долго');
    const middle = await rate(3, 'Вельмі доўга', { subdivision: [String(subdivision.id)] });
    const high = await rate(4, 'Very good', { service: [item!] });
    const silent = await rate(5, '', { 'service-text': ['Приём документов'] });
    await portal.db
      .insertInto('replies')
      .values({ organization_id: organizationId, rating_id: low, body: 'Исправим.' })
      .execute();
    await portal.db
      .updateTable('ratings')
      .set({ status: 'excluded', status_reason: 'Проба' })
      .where('id', '=', silent)
      .execute();
    const expected: Array<[Record<string, string>, number[]]> = [
      [{ marks: 'low' }, [low]],
      [{ marks: 'middle' }, [middle]],
      [{ marks: 'high' }, [silent, high]],
      [{ comment: 'with' }, [high, middle, low]],
      [{ comment: 'unanswered' }, [high, middle]],
      [{ comment: 'answered' }, [low]],
      [{ language: 'ru' }, [low]],
      [{ language: 'be' }, [middle]],
      [{ language: 'other' }, [high]],
      [{ state: 'excluded' }, [silent]],
      [{ state: 'counted', marks: 'high' }, [high]],
      [{ subdivision: String(subdivision.id) }, [middle]],
      [{ subdivision: 'none' }, [silent, high, low]],
      [{ service: item! }, [high]],
      [{ service: 'own' }, [silent]],
      [{ service: 'none' }, [middle, low]],
    ];
    for (const [asked, ids] of expected) expect([asked, await idsOf(asked)]).toEqual([asked, ids]);
  });

  test('what is no choice does not narrow', () => {
    const nonsense = {
      from: '2026-02-30',
      to: "'; drop",
      subdivision: '-1',
      service: '../x',
      marks: '7',
      comment: 'all',
      language: 'de',
      state: '',
      after: 'x',
    };
    expect(Object.values(filterOf(nonsense)).every((part) => part === null)).toBe(true);
  });
});

describe('the export', () => {
  test.each([[{}], [{ comment: 'with' }], [{ marks: 'low' }]] as Record<string, string>[][])(
    'agrees with the screen row by row: %j',
    async (asked) => {
      const question = await addQuestion();
      for (let number = 0; number < 23; number += 1) {
        const comment = number % 3 === 0 ? `=Отзыв; "${number}"\nвторая строка` : '';
        await rate(1 + (number % 5), comment, { [`criterion-${question.id}`]: ['4'] });
      }
      const screen: OrganizationRating[] = [];
      let after: RatingKey | null = null;
      do {
        const page = await read(asked, after);
        screen.push(...page.rows);
        after = page.next;
      } while (after !== null);

      const book = new ExcelJS.Workbook();
      // exceljs names an older Buffer than Node's.
      await book.xlsx.load((await buffer(await exportAs('xlsx', asked))) as never);
      const sheet = book.worksheets[0]!;
      const heading = sheet.getRow(1).values as string[];
      const cell = (row: number, title: string) =>
        sheet.getRow(row).getCell(heading.indexOf(title)).value;
      expect(sheet.rowCount).toBe(screen.length + 1);
      screen.forEach((rating, index) => {
        expect(cell(index + 2, '№')).toBe(rating.id);
        expect(cell(index + 2, 'День оценки')).toEqual(new Date(`${rating.ratedOn}T00:00:00Z`));
        expect(cell(index + 2, 'Средний балл')).toBe(rating.mean);
        expect(cell(index + 2, 'Отзыв')).toBe(rating.comment);
        expect(cell(index + 2, 'Чисто ли?')).toBe(4);
      });
      const csv = await text(await exportAs('csv', asked));
      for (const { id } of screen) expect(csv).toContain(`\r\n${id};`);
    },
  );
});
