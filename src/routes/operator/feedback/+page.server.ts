import { daysSince } from '#domain/organization/registration-request.ts';
import { FEEDBACK_TOPICS } from '#domain/feedback/feedback.ts';
import {
  readFeedbackQueue,
  readFeedbackState,
  type FeedbackState,
} from '#server/feedback/index.ts';
import { signedIn } from '../../_visit/visit.ts';
import type { PageServerLoad } from './$types';

const PER_PAGE = 25;
const STATES: readonly FeedbackState[] = ['new', 'in-work', 'answered', 'closed'];

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { portal } = locals;
  const person = signedIn(locals);
  const asked = (name: string) => (url.searchParams.get(name) ?? '').trim().slice(0, 300);
  const state = STATES.find((known) => known === asked('state')) ?? 'new';
  const topic = FEEDBACK_TOPICS.find((known) => known === asked('topic')) ?? null;
  const search = asked('q');
  const after = /^\d{1,15}$/.test(asked('after')) ? Number(asked('after')) : null;
  const filter = search === '' ? { state, topic } : { search };
  const page = { after, limit: PER_PAGE };
  const { rows, next } = await readFeedbackQueue(portal, person, filter, page);
  return {
    state,
    topic,
    search,
    states: STATES,
    topics: FEEDBACK_TOPICS,
    counts: (await readFeedbackState(portal, person)).counts,
    next,
    messages: rows.map((message) => ({
      ...message,
      days: daysSince(message.createdAt, portal.clock()),
    })),
  };
};
