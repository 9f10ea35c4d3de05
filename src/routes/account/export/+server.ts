import { exportOfPerson } from '#server/identity/index.ts';
import { personOrSignIn } from '../../_visit/visit.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
  const exported = await exportOfPerson(event.locals.portal, personOrSignIn(event));
  return new Response(`${JSON.stringify(exported, null, 2)}\n`, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="my-data.json"',
      'cache-control': 'no-store',
    },
  });
};
