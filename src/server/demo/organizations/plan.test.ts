import { describe, expect, test } from 'vitest';
import { fullName } from './names.ts';
import { planOrganizations, type PlannedOrganization } from './plan.ts';

const plan = planOrganizations(1);
const keysOf = (list: PlannedOrganization[]) => new Set(list.map(({ key }) => key));

function above(list: PlannedOrganization[], key: string): string[] {
  const chain: string[] = [];
  for (let one = list.find((planned) => planned.key === key)!; one.parentId !== null;) {
    one = list[one.parentId - 1]!;
    chain.push(one.key);
    if (chain.length > 10) throw new Error(`cycle: ${chain.join(', ')}`);
  }
  return chain;
}

describe('the whole catalogue', () => {
  test('has 12,000 to 13,000 organisations, numbered from 1 without gaps', () => {
    expect(plan.length).toBeGreaterThanOrEqual(12_000);
    expect(plan.length).toBeLessThanOrEqual(13_000);
    expect(plan.map(({ id }) => id)).toEqual(plan.map((_, index) => index + 1));
    expect(keysOf(plan).size).toBe(plan.length);
  });

  test('has every region, district, and town', () => {
    const units = plan.flatMap(({ origin }) =>
      origin.kind === 'template' ? [origin.unit.key] : [],
    );
    const kinds = new Set(units).size;
    expect(kinds).toBeGreaterThanOrEqual(7 + 118 + 10 + 9 + 15);
  });

  test('leads from every organisation up to one without a parent, in no circle', () => {
    const heights = new Map<number, number>();
    const height = (one: PlannedOrganization, steps = 0): number => {
      if (steps > 10) throw new Error(`cycle at ${one.key}`);
      if (one.parentId === null) return 0;
      const known = heights.get(one.id) ?? 1 + height(plan[one.parentId - 1]!, steps + 1);
      heights.set(one.id, known);
      return known;
    };
    expect(Math.max(...plan.map((one) => height(one)))).toBeLessThanOrEqual(5);
  });

  test('puts the organisation of the same unit above, else of the unit above, else the body', () => {
    expect(above(plan, 'school/pinsk-city/5')).toEqual([
      'education-department/pinsk-city/1',
      'executive-committee/pinsk-city/1',
      'regional-executive-committee/brest-region/1',
    ]);
    expect(above(plan, 'polyclinic/minsk-zavodskoy/1')[0]).toBe('health-regional/minsk-city/1');
    expect(above(plan, 'city-district-administration/brest-leninsky/1')[0]).toBe(
      'executive-committee/brest-city/1',
    );
    expect(above(plan, 'tax-regional/gomel-region/1')).toEqual(['body/min-taxes']);
    expect(above(plan, 'body/belpochta')).toEqual(['body/min-communications']);
  });
});

describe('a part of the catalogue', () => {
  const part = planOrganizations(1, 300);

  test('has as many as asked for, all with those above them', () => {
    expect(part).toHaveLength(300);
    const whole = keysOf(plan);
    for (const { key, parentId } of part) {
      expect(whole.has(key)).toBe(true);
      expect(above(part, key)).toEqual(above(plan, key));
      if (parentId !== null) expect(parentId).toBeLessThanOrEqual(300);
    }
  });

  test('is spread over types and regions', () => {
    const templates = part.flatMap(({ origin }) => (origin.kind === 'template' ? [origin] : []));
    expect(new Set(templates.map(({ type }) => type.id)).size).toBeGreaterThan(40);
    expect(new Set(templates.map(({ unit }) => unit.regionId)).size).toBe(7);
  });
});

test('more than the catalogue adds numbered organisations, all with names of their own', () => {
  const more = planOrganizations(1, 20_000);
  expect(more).toHaveLength(20_000);
  for (const language of ['ru', 'be', 'en'] as const) {
    expect(new Set(more.map(({ origin }) => fullName(origin, language))).size).toBe(20_000);
  }
  const large = keysOf(more);
  expect(plan.every(({ key }) => large.has(key))).toBe(true);
});
