import fc from 'fast-check';
import { expect, test } from 'vitest';
import { identifierOf, isProcedureCode } from './identifier.ts';
import { canLieIn } from './kinds.ts';

test.each([
  ['Library card', 'library-card'],
  ["Children's café № 2", 'childrens-cafe-no-2'],
  ['Услуга', null],
])('%j gives the identifier %j', (name, id) => {
  expect(identifierOf(name)).toBe(id);
});

test('identifiers consist of small letters, digits and single hyphens, whatever the name', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200, unit: 'grapheme' }), (name) => {
      const id = identifierOf(name);
      if (id === null) return;
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(id.length).toBeLessThanOrEqual(60);
    }),
  );
});

test.each([
  ['1.1.1', true],
  ['2.18-1', true],
  ['1', false],
  ['1.1.', false],
  ['1.1.1 ', false],
])('%j is a code of a procedure: %s', (text, expected) => {
  expect(isProcedureCode(text)).toBe(expected);
});

test.each([
  ['region', null, true],
  ['region', 'region', false],
  ['district', 'region', true],
  ['district', null, false],
  ['city_district', 'city', true],
  ['city_district', 'capital', true],
  ['city_district', 'region', false],
] as const)('a %s in %s: %s', (kind, parent, expected) => {
  expect(canLieIn(kind, parent)).toBe(expected);
});
