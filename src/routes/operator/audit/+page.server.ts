import { ACTIONS, readAudit, SUBJECTS } from '#server/audit/index.ts';
import { signedIn } from '../../_identity/visit.ts';
import type { PageServerLoad } from './$types';

const PER_PAGE = 50;

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const asked = (name: string) => (url.searchParams.get(name) ?? '').trim().slice(0, 200);
  const action = ACTIONS.find((known) => known === asked('action'));
  const subject = SUBJECTS.find((known) => known === asked('subject'));
  const filter = {
    ...{ actor: asked('actor').toLowerCase(), action: action ?? '' },
    ...{ subject: subject ?? '', subjectId: subject ? asked('id') : '' },
  };
  const before = /^\d{1,15}$/.test(asked('before')) ? Number(asked('before')) : null;
  return {
    filter,
    of: subject && filter.subjectId ? { subject, id: filter.subjectId } : null,
    actions: ACTIONS,
    log: await readAudit(locals.portal, signedIn(locals), filter, { before, limit: PER_PAGE }),
  };
};
