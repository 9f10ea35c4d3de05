import { expect, test } from 'vitest';
import { stem } from './stem.ts';

/** Levelled words: о is written а, э is written е, ы and і are written и. */
test.each([
  ['поликлиника', ['паликлиника', 'паликлиники', 'паликлинику', 'паликлиникай', 'паликлиниками']],
  ['отделение', ['атделение', 'атделения', 'атделению', 'атделением', 'атделений', 'атделениях']],
  ['музей', ['музей', 'музея', 'музею', 'музеем', 'музее', 'музеи', 'музеев', 'музеям']],
  ['прием', ['прием', 'приема', 'приему', 'приеме', 'приемах']],
  ['районный', ['раенний', 'раенная', 'раеннага', 'раенним', 'раенних']],
  ['Могилев', ['магилев', 'магилева', 'магилеве', 'магилевам']],
  ['исполком', ['испалкам', 'испалкама', 'испалкаму', 'испалкаме']],
  ['роддом', ['раддам', 'раддама', 'раддаме']],
  ['налоговая', ['налагавая', 'налагавай', 'налагавую', 'налаг', 'налагав']],
])('forms of «%s» have one stem', (_, forms) => {
  expect(new Set(forms.map(stem)).size).toBe(1);
});

test('suffixes that the languages build differently meet', () => {
  expect(stem('клиническая')).toBe(stem('клиничная'));
  expect(stem('кансультацианний')).toBe(stem('кансультацийни'));
  expect(stem('абластнай')).toBe(stem('абласни'));
});

test('short words and roots that look like endings are left alone', () => {
  for (const word of ['суд', 'жес', 'рик', 'быхав', 'астрав', 'лаев', 'прием'])
    expect(stem(word)).toBe(word);
});

test('different words stay different', () => {
  expect(stem('лицей')).not.toBe(stem('лица'));
  expect(stem('школа')).not.toBe(stem('школьная'));
});
