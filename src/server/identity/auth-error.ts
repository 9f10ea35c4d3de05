import { APIError } from 'better-auth/api';

/** True for a refusal of Better Auth with this code. */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof APIError && codes.includes(error.body?.code ?? '');
}
