import type { Role } from './permissions.ts';

/** Somebody who is signed in. */
export interface Person {
  id: string;
  /** The name to sign in with. */
  login: string;
  email: string;
  role: Role;
}
