import { ACTIONS, readAudit, readAuditFilter, SUBJECTS } from '#server/audit/index.ts';
import { signedIn } from '../../_visit/visit.ts';
import type { PageServerLoad } from './$types';

const PER_PAGE = 50;

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const filter = readAuditFilter(url.searchParams);
  const cursor = url.searchParams.get('before') ?? '';
  const before = /^\d{1,15}$/.test(cursor) ? Number(cursor) : null;
  return {
    filter,
    actions: ACTIONS,
    subjects: SUBJECTS,
    log: await readAudit(locals.portal, signedIn(locals), filter, { before, limit: PER_PAGE }),
  };
};
