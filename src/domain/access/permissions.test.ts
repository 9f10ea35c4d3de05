import { expect, test } from 'vitest';
import { assertMay, may, NotAllowed, PERMISSIONS, ROLES, type Permission } from './permissions.ts';

test('whoever is not signed in may only do what everyone may', () => {
  for (const [permission, audience] of Object.entries(PERMISSIONS)) {
    expect([permission, may(null, permission as Permission)]).toEqual([
      permission,
      audience === 'everyone',
    ]);
  }
});

test('what needs an account is open to every role, what names roles to those alone', () => {
  for (const role of ROLES) {
    expect(may(role, 'manage-own-account')).toBe(true);
    expect([role, may(role, 'rate')]).toEqual([role, role === 'citizen']);
    expect([role, may(role, 'decide-requests')]).toEqual([role, role === 'operator']);
  }
});

test('a command refuses who may not', () => {
  expect(() => assertMay(null, 'rate')).toThrow(NotAllowed);
  expect(() => assertMay({ role: 'supervisor' }, 'rate')).toThrow(NotAllowed);
  expect(() => assertMay({ role: 'citizen' }, 'rate')).not.toThrow();
});
