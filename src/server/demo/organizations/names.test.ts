import { describe, expect, test } from 'vitest';
import { fullName, type Language } from './names.ts';
import { planOrganizations } from './plan.ts';

const LANGUAGES: Language[] = ['ru', 'be', 'en'];
const plan = planOrganizations(1);

function nameOf(key: string, language: Language): string {
  return fullName(plan.find((planned) => planned.key === key)!.origin, language);
}

describe('names of organisations', () => {
  test('are filled and all different in each language', () => {
    for (const language of LANGUAGES) {
      const names = plan.map(({ origin }) => fullName(origin, language));
      expect(names.filter((name) => /[{}]|undefined|^$/.test(name))).toEqual([]);
      expect(new Set(names).size).toBe(plan.length);
    }
  });

  test('number the organisations of a unit, but not an only one', () => {
    expect(nameOf('school/pinsk-city/5', 'ru')).toBe('ГУО «Средняя школа № 5», г. Пинск');
    expect(nameOf('market/pinsk-city/1', 'be')).toBe('Рынак, г. Пінск');
    expect(nameOf('telecom-service-centre/zhlobin/1', 'en')).toBe(
      'Beltelecom Service Centre, Zhlobin',
    );
  });

  test('name the district where its centre is a city by itself', () => {
    expect(nameOf('school/pinsk/1', 'ru')).toBe('ГУО «Средняя школа № 1», Пинский район');
  });
});
