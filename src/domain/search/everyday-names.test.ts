import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EVERYDAY_NAMES } from './everyday-names.ts';
import { wordReader } from './words.ts';

interface Labelled {
  id: string;
  label: { ru: string; be: string };
  name: { ru: Record<string, string>; be: Record<string, string> };
}

const file = new URL('../../../data/organization-types.json', import.meta.url);
const { types } = JSON.parse(readFileSync(file, 'utf8')) as { types: Labelled[] };
const read = wordReader();

test('every type that is named is one of the reference data', () => {
  const known = new Set(types.map((type) => type.id));
  const unknown = EVERYDAY_NAMES.flatMap((entry) => entry.types).filter((id) => !known.has(id));
  expect(unknown).toEqual([]);
});

test('every name has words that search does not leave out', () => {
  const names = EVERYDAY_NAMES.flatMap(({ names: proper, loosely = [] }) => [
    ...proper,
    ...loosely,
  ]);
  expect(names.filter((name) => read([name]).length === 0)).toEqual([]);
});

test('wordings that decide whether a type is called so are worded so in names of that type', () => {
  for (const entry of EVERYDAY_NAMES.filter((each) => each.onlyWorded)) {
    for (const id of entry.types) {
      const { name } = types.find((type) => type.id === id)!;
      const patterns = [...Object.values(name.ru), ...Object.values(name.be)];
      // «Администрация {unit_gen}»: the unit is a district.
      const texts = patterns.map((pattern) => pattern.replace('{unit_gen}', 'района'));
      const worded = entry.wordings!.some((wording) => {
        const keys = read([wording]).map((word) => word.key);
        return texts.some((text) => {
          const own = new Set(read([text]).map((word) => word.key));
          return keys.every((key) => own.has(key));
        });
      });
      expect([id, entry.names[0], worded]).toEqual([id, entry.names[0], true]);
    }
  }
});
