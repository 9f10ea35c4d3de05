import { error, redirect } from '@sveltejs/kit';
import { inLocale, type Locale } from '#i18n/locale.ts';
import { kindText, reasonText } from '#i18n/decision-texts.ts';
import { m } from '#i18n/compiled/messages.js';
import {
  findOrganization,
  readAppeals,
  readDecided,
  readReviewQueues,
  readReviewsOf,
  readWaiting,
} from '#server/moderation/index.ts';
import { pageHref } from '#ui/href.ts';
import { signedIn } from '../../_visit/visit.ts';
import { holdReasonText } from '../../_moderation/hold-reason-text.ts';
import { momentKeyText, readMomentKey } from '../../moment-key.ts';
import { ratingKeyText, readRatingKey } from '../../rating-key.ts';
import type { ReviewItem } from './ReviewItem.svelte';
import type { PageServerLoad } from './$types';

const PER_PAGE = 20;
const TABS = ['waiting', 'appeals', 'decided'] as const;
type Tab = (typeof TABS)[number];

interface Listed {
  items: ReviewItem[];
  next: string | null;
}

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const person = signedIn(locals);
  const asked = (name: string) => (url.searchParams.get(name) ?? '').trim().slice(0, 200);
  const found = asked('find') === '' ? null : await findAsked(locals, asked('find'));
  const tab = TABS.find((known) => known === asked('tab')) ?? 'waiting';
  const ofOrganization = asked('organization');
  const listed = ofOrganization
    ? await readOrganization(locals, ofOrganization, asked('after'), asked('show') === 'all')
    : { organization: null, ...(await LISTS[tab](locals, asked('after'))) };
  return {
    ...listed,
    tab,
    tabs: TABS,
    all: asked('show') === 'all',
    find: asked('find'),
    notFound: found,
    isFirstPage: asked('after') === '',
    queues: await readReviewQueues(locals.portal, person),
  };
};

/** Leads to the ratings of an organisation, or says that there is none. */
async function findAsked(locals: App.Locals, find: string): Promise<string> {
  const id = await findOrganization(locals.portal, signedIn(locals), find);
  if (id === null) return m.moderation_find_nothing();
  redirect(303, pageHref('/operator/moderation', { organization: id }, locals.locale));
}

const LISTS: Record<Tab, (locals: App.Locals, after: string) => Promise<Listed>> = {
  waiting: async (locals, after) => {
    const options = { after: readRatingKey(after), limit: PER_PAGE };
    const { rows, next } = await readWaiting(locals.portal, signedIn(locals), options);
    const items = rows.map((row) => ({
      ...itemOf(row, locals.locale),
      tags: row.heldFor.map((reason) => ({ text: holdReasonText(reason) })),
      at: row.createdAt,
      overdue: row.overdue,
    }));
    return { items, next: ratingKeyText(next) };
  },
  appeals: async (locals, after) => {
    const options = { after: readMomentKey(after), limit: PER_PAGE };
    const { rows, next } = await readAppeals(locals.portal, signedIn(locals), options);
    const items = rows.map((row) => ({
      ...itemOf(row, locals.locale),
      tags: [{ text: kindText(row.kind, locals.locale) }],
      appeal: row.body,
      at: row.createdAt,
      overdue: row.overdue,
    }));
    return { items, next: momentKeyText(next) };
  },
  decided: async (locals, after) => {
    const options = { after: readMomentKey(after), limit: PER_PAGE };
    const { rows, next } = await readDecided(locals.portal, signedIn(locals), options);
    const items = rows.map((row) => ({
      ...itemOf(row, locals.locale),
      key: row.id,
      tags: [
        { text: kindText(row.kind, locals.locale), strong: true },
        ...(row.reason ? [{ text: reasonText(row.reason, locals.locale) }] : []),
      ],
      at: row.decidedAt,
      by: row.decidedBy,
    }));
    return { items, next: momentKeyText(next) };
  },
};

async function readOrganization(
  locals: App.Locals,
  asked: string,
  after: string,
  all: boolean,
): Promise<Listed & { organization: { id: number; name: string } }> {
  const id = numberOf(asked) ?? error(404);
  const options = { after: numberOf(after), limit: PER_PAGE, commented: !all };
  const found = await readReviewsOf(locals.portal, signedIn(locals), id, options);
  if (!found) error(404);
  const { nameRu, nameBe } = found.organization;
  const name = inLocale(locals.locale, nameRu, nameBe);
  const items = found.rows.map(
    ({ ratingId, ratedOn, comment, total, status, commentState }): ReviewItem => ({
      key: ratingId,
      href: `/operator/moderation/${id}/${ratingId}`,
      organization: null,
      ratedOn,
      comment,
      mean: total / 4,
      tags: [
        ...(commentState && commentState !== 'published'
          ? [{ text: COMMENT_STATES[commentState](), strong: true }]
          : []),
        ...(status === 'counted' ? [] : [{ text: STATUSES[status](), strong: true }]),
      ],
    }),
  );
  return {
    organization: { id, name },
    items,
    next: found.next === null ? null : String(found.next),
  };
}

const COMMENT_STATES = { pending: m.own_comment_pending, hidden: m.own_comment_hidden };
const STATUSES = { withdrawn: m.moderation_withdrawn, excluded: m.moderation_kind_excluded };

function itemOf(
  row: {
    organizationId: number;
    ratingId: number;
    organizationNameRu: string;
    organizationNameBe: string;
    ratedOn: string;
    comment: string | null;
    serviceText: string | null;
  },
  locale: Locale,
): ReviewItem {
  const { organizationId, ratingId, ratedOn, comment, serviceText } = row;
  return {
    key: ratingId,
    href: `/operator/moderation/${organizationId}/${ratingId}`,
    organization: inLocale(locale, row.organizationNameRu, row.organizationNameBe),
    comment: comment ?? (serviceText && m.moderation_service_named({ text: serviceText })),
    ratedOn,
    tags: [],
  };
}

function numberOf(text: string): number | null {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}
