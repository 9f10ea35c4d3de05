import { describe, expect, it } from 'vitest';
import { cleanQuery, LONGEST_QUERY } from './search-page.ts';

describe('what somebody typed', () => {
  it('becomes one trimmed line', () => {
    expect(cleanQuery('  загс\t\r\n пинск ')).toEqual({ q: 'загс пинск', isCut: false });
  });

  it('loses what no database takes: NUL, controls and half characters', () => {
    expect(cleanQuery('за\0гс\u0007 \ud83d')).toEqual({ q: 'за гс', isCut: false });
  });

  it('is cut at its longest, between whole characters', () => {
    const exactly = 'ы'.repeat(LONGEST_QUERY);
    expect(cleanQuery(exactly)).toEqual({ q: exactly, isCut: false });
    expect(cleanQuery(`${exactly}ы`)).toEqual({ q: exactly, isCut: true });
    const { q, isCut } = cleanQuery(`${'ы'.repeat(LONGEST_QUERY - 1)}😀`);
    expect(isCut).toBe(true);
    expect(q).toBe('ы'.repeat(LONGEST_QUERY - 1));
  });

  it('may be nothing', () => {
    expect(cleanQuery(' \0 ')).toEqual({ q: '', isCut: false });
  });
});
