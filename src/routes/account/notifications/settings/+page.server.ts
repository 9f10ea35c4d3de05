import { redirect } from '@sveltejs/kit';
import { m } from '#i18n/compiled/messages.js';
import { readSettings, saveSettings } from '#server/notifications/index.ts';
import { pageHref } from '#ui/href.ts';
import { refuse } from '../../../_form/form.ts';
import { postedForm } from '../../../_form/posted-form.ts';
import { personOrSignIn } from '../../../_visit/visit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { locals, url, setHeaders } = event;
  const person = personOrSignIn(event);
  setHeaders({ 'cache-control': 'no-store' });
  return {
    settings: await readSettings(locals.portal, person, locals.locale),
    saved: url.searchParams.has('saved'),
  };
};

const MAIL = 'mail-';

export const actions: Actions = {
  default: async (event) => {
    const { portal, locale } = event.locals;
    const form = [...(await postedForm(event.request))].filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    const result = await saveSettings(portal, personOrSignIn(event), {
      digest: form.find(([name]) => name === 'digest')?.[1] ?? '',
      mail: Object.fromEntries(
        form.flatMap(([name, value]) =>
          name.startsWith(MAIL) ? [[name.slice(MAIL.length), value]] : [],
        ),
      ),
      portal: form.flatMap(([name, value]) => (name === 'portal' ? [value] : [])),
    });
    if (result.outcome === 'saved') {
      redirect(303, pageHref('/account/notifications/settings', { saved: 1 }, locale));
    }
    const fields = Object.keys(result.problems);
    const problem = m.notifications_settings_problem();
    return refuse(Object.fromEntries(fields.map((field) => [field, problem])), {});
  },
};
