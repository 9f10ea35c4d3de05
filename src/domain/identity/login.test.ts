import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEMO_LOGINS, hasLoginForm, isLogin, isReservedLogin, normalizeLogin } from './login.ts';

test.each(['abc', 'Ivan.Petrov', 'a_b-c.d', 'x99', `a${'b'.repeat(29)}`, 'citizen2', 'operatorov'])(
  '%s can be registered',
  (login) => {
    expect(isLogin(login)).toBe(true);
  },
);

test.each([
  '',
  'ab',
  `a${'b'.repeat(30)}`,
  '1abc',
  '.abc',
  '-abc',
  'ab c',
  'abc ',
  'abc\n',
  'иван',
  'ivаn',
  'a@b.by',
  '\u212Aate',
  'ab\u200Bc',
])('%j is no login', (text) => {
  expect(isLogin(text)).toBe(false);
});

test.each([...DEMO_LOGINS, 'admin', 'Admin', 'ad-min', 'ROOT', 'sup.port', 'no_reply'])(
  '%s is reserved, though its form is right',
  (login) => {
    expect(hasLoginForm(login)).toBe(true);
    expect(isReservedLogin(login)).toBe(true);
    expect(isLogin(login)).toBe(false);
  },
);

test('the case does not make another login', () => {
  expect(normalizeLogin('  Ivan.Petrov ')).toBe('ivan.petrov');
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z][A-Za-z0-9._-]{2,29}$/), (login) => {
      const stored = normalizeLogin(login);
      expect(stored).toBe(normalizeLogin(login.toUpperCase()));
      expect(isLogin(stored)).toBe(isLogin(login));
      expect(hasLoginForm(stored)).toBe(true);
    }),
  );
});

test('any text is judged', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(isLogin(text) && !/^[A-Za-z0-9._-]{3,30}$/.test(text)).toBe(false);
    }),
  );
});
