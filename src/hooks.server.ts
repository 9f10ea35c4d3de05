import { randomUUID } from 'node:crypto';
import {
  sequence,
  type Handle,
  type HandleServerError,
  type ServerInit,
} from '@sveltejs/kit/hooks';
import { defineCustomServerStrategy } from '#i18n/compiled/runtime.js';
import { paraglideMiddleware } from '#i18n/compiled/server.js';
import { PATH_STRATEGY } from '#i18n/options.ts';
import { localeOfPath } from '#i18n/path.ts';
import { personOf } from '#server/identity/index.ts';
import { currentPortal, startPortal } from '#server/start.ts';
import { withAccess } from './hooks/access.ts';
import { withApiProblem } from './hooks/api-problem.ts';
import { withBodyLimit } from './hooks/body-limit.ts';
import { withFormName } from './hooks/form-name.ts';
import { withMapTiles } from './hooks/map-tiles.ts';
import { openPageFront, withPageCache } from './hooks/page-cache.ts';

export const init: ServerInit = async () => {
  const portal = await startPortal();
  openPageFront(portal);
  process.once('sveltekit:shutdown', () => void portal.close());
};

const withPortal: Handle = async ({ event, resolve }) => {
  event.locals.portal = await currentPortal();
  return resolve(event);
};

defineCustomServerStrategy(PATH_STRATEGY, {
  getLocale: (request) => request && localeOfPath(new URL(request.url).pathname),
});

const withLocale: Handle = ({ event, resolve }) =>
  paraglideMiddleware(event.request, ({ locale }) => {
    event.locals.locale = locale;
    return resolve(event, {
      transformPageChunk: ({ html }) =>
        html
          .replace('%portal.lang%', locale)
          .replace('%portal.view%', event.cookies.get('view') === 'large' ? 'large' : ''),
    });
  });

const withPerson: Handle = async ({ event, resolve }) => {
  event.locals.person = await personOf(event.locals.portal, event.request.headers);
  return resolve(event);
};

export const handle = sequence(
  withPortal,
  withBodyLimit,
  withApiProblem,
  withFormName,
  withPageCache,
  withMapTiles,
  withLocale,
  withPerson,
  withAccess,
);

/** What is thrown on purpose passes; anything else is logged under a reference that people see. */
export const handleError: HandleServerError = async (caught) => {
  if (caught.kind === 'app') return caught.error;
  if (caught.kind !== 'unknown') return { message: caught.error.message };
  const reference = randomUUID();
  const { log } = await currentPortal();
  log.error({ err: caught.error, reference, path: caught.event.url.pathname }, 'request failed');
  return { message: 'internal error', reference };
};
