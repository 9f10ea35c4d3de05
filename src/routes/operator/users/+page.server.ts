import { ROLES } from '#domain/access/permissions.ts';
import { minskDay } from '#domain/calendar.ts';
import { readUsers } from '#server/users/index.ts';
import { signedIn } from '../../_visit/visit.ts';
import type { PageServerLoad } from './$types';

const PER_PAGE = 50;

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const asked = (name: string) => (url.searchParams.get(name) ?? '').trim().slice(0, 254);
  const filter = {
    search: asked('q'),
    role: ROLES.find((role) => role === asked('role')) ?? null,
    blocked: asked('state') === 'blocked',
  };
  const page = { after: asked('after') || null, limit: PER_PAGE };
  const { rows, next } = await readUsers(locals.portal, signedIn(locals), filter, page);
  return {
    filter,
    roles: ROLES,
    next,
    users: rows.map(({ registeredAt, ...user }) => ({
      ...user,
      registeredOn: minskDay(registeredAt),
    })),
  };
};
