import type { Period } from '#domain/period.ts';
import { BASE_CRITERIA_IDS } from '#domain/rating/criteria.ts';
import { m } from '#i18n/compiled/messages.js';
import { inLocale, type Locale } from '#i18n/locale.ts';
import type { Column, Sheet } from '#server/platform/spreadsheet/index.ts';
import type { Reference } from '#server/reference/index.ts';
import type { ComparedGroup } from './comparison.ts';
import type { Statistics } from './statistics.ts';

/** One number of the statistics with its count, as a line. */
export interface StatisticsLine {
  part: string;
  name: string;
  n: number;
  /** 1–5; null where there is nothing to average, and for words. */
  mean: number | null;
  /** The mean of as many days before, where it is compared. */
  before: number | null;
}

/** The statistics of the page as one table, part after part. */
export function statisticsSheet(
  statistics: Statistics,
  reference: Reference,
  locale: Locale,
): Sheet<StatisticsLine> {
  const inWords = { locale };
  const columns: Array<Column<StatisticsLine>> = [
    { kind: 'text', title: m.statistics_column_part({}, inWords), value: ({ part }) => part },
    { kind: 'text', title: m.statistics_column_name({}, inWords), value: ({ name }) => name },
    { kind: 'number', title: m.statistics_column_count({}, inWords), value: ({ n }) => n },
    { kind: 'number', title: m.statistics_column_mean({}, inWords), value: ({ mean }) => mean },
    {
      kind: 'number',
      title: m.statistics_column_before({}, inWords),
      value: ({ before }) => before,
    },
  ];
  const lines = linesOf(statistics, reference, locale);
  return {
    title: m.statistics_title({}, inWords),
    columns,
    rows: (async function* () {
      yield* lines;
    })(),
  };
}

function linesOf(
  { period, sums, before, services, comparison, words }: Statistics,
  reference: Reference,
  locale: Locale,
): StatisticsLine[] {
  const inWords = { locale };
  const line = (
    part: string,
    name: string,
    { n, mean }: { n: number; mean: number | null },
    earlier: number | null = null,
  ): StatisticsLine => ({ part, name, n, mean, before: earlier });
  return [
    line(m.statistics_all({}, inWords), daysOf(period), sums, before.mean),
    ...BASE_CRITERIA_IDS.map((id) =>
      line(
        m.statistics_criteria({}, inWords),
        CRITERIA[id]({}, inWords),
        { n: sums.n, mean: sums.criteria?.[id] ?? null },
        before.criteria?.[id] ?? null,
      ),
    ),
    ...sums.marks.map((n, index) =>
      line(m.statistics_marks({}, inWords), String(index + 1), { n, mean: null }),
    ),
    ...sums.months.map((month) =>
      line(m.statistics_months({}, inWords), month.month.slice(0, 7), month),
    ),
    ...sums.weekdays.map((each) =>
      line(
        m.statistics_weekdays({}, inWords),
        m.weekday_name({ day: each.weekday }, inWords),
        each,
      ),
    ),
    ...sums.subdivisions.map((each) =>
      line(m.statistics_subdivisions({}, inWords), subdivisionName(each, locale), each),
    ),
    ...services.map((each) =>
      line(
        m.statistics_services({}, inWords),
        serviceName(each.serviceItemId, reference, locale),
        each,
      ),
    ),
    ...comparison.groups.map((group) =>
      line(
        `${m.statistics_comparison({}, inWords)}, ${daysOf(comparison.period)}`,
        groupName(group, reference, locale),
        group,
      ),
    ),
    ...(['low', 'high'] as const).flatMap((kind) =>
      words[kind].words.map(({ word, comments }) =>
        line(WORDS[kind]({}, inWords), word, { n: comments, mean: null }),
      ),
    ),
  ];
}

function daysOf({ from, to }: Period): string {
  return `${from} – ${to}`;
}

const CRITERIA = {
  simplicity: m.criterion_simplicity,
  information: m.criterion_information,
  timeliness: m.criterion_timeliness,
  courtesy: m.criterion_courtesy,
};
const WORDS = { low: m.statistics_words_low, high: m.statistics_words_high };

/** A subdivision in words, also where none was named. */
export function subdivisionName(
  one: { id: number | null; nameRu: string; nameBe: string },
  locale: Locale,
): string {
  if (one.id === null) return m.statistics_subdivision_none({}, { locale });
  return inLocale(locale, one.nameRu, one.nameBe);
}

/** A service item in words, also where none was chosen. */
export function serviceName(id: string | null, reference: Reference, locale: Locale): string {
  const name = id === null ? undefined : reference.serviceItems.get(id)?.name[locale];
  return name ?? m.statistics_service_none({}, { locale });
}

/** With whom an organisation is compared, in words. */
export function groupName(
  { kind, id }: Pick<ComparedGroup, 'kind' | 'id'>,
  reference: Reference,
  locale: Locale,
): string {
  switch (kind) {
    case 'own':
      return m.statistics_group_own({}, { locale });
    case 'sphere': {
      const name = reference.spheres.get(id ?? '')?.name[locale] ?? '';
      return m.statistics_group_sphere({ name }, { locale });
    }
    case 'region':
      return reference.territories.get(id ?? '')?.name[locale] ?? '';
    case 'country':
      return m.statistics_group_country({}, { locale });
  }
}
