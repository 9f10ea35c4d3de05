import type { FeedbackTopic } from '#domain/feedback/feedback.ts';
import type { Database } from '#server/platform/database/index.ts';
import { DAY, timestamp } from '../days.ts';

interface DemoMessage {
  topic: FeedbackTopic;
  text: string;
  /** Days before the demo's today on which it was sent. */
  age: number;
  language: 'ru' | 'be';
  state: 'new' | 'in-work' | 'answered' | 'closed';
}

/** What waits in the inbox of the feedback form: something of every state, one of it overdue. */
const MESSAGES: readonly DemoMessage[] = [
  {
    topic: 'wrong-data',
    age: 8,
    language: 'ru',
    state: 'new',
    text: 'У поликлиники указаны старые часы работы: по субботам она теперь закрыта.',
  },
  {
    topic: 'rating-question',
    age: 11,
    language: 'ru',
    state: 'answered',
    text: 'Почему моя оценка есть, а места в рейтинге у организации нет?',
  },
  {
    topic: 'other',
    age: 6,
    language: 'ru',
    state: 'closed',
    text: 'Продвижение сайтов недорого, пишите!',
  },
  {
    topic: 'accessibility',
    age: 3,
    language: 'be',
    state: 'in-work',
    text: 'На карце не бачу, які раён выбраны: колеры вельмі падобныя.',
  },
  {
    topic: 'technical-problem',
    age: 1,
    language: 'ru',
    state: 'new',
    text: 'Письмо для подтверждения адреса не приходит второй час.\n\nВ папке «Спам» его тоже нет.',
  },
];

/**
 * Stores messages to the support.
 *
 * @param now the demo's present, in milliseconds since 1970
 */
export async function loadDemoMessages(db: Database, now: number): Promise<void> {
  const rows = MESSAGES.map(({ topic, text, age, language, state }, at) => {
    const created = now - age * DAY - 1;
    const ended = state === 'answered' || state === 'closed';
    return {
      form_key: `demo-${at}`,
      topic,
      body: text,
      language,
      state,
      consent_version: 'demo',
      email: `reader-${at + 1}@example.org`,
      created_at: timestamp(created),
      taken_at: state === 'in-work' ? timestamp(created + DAY / 2) : null,
      taken_by: state === 'in-work' ? 'operator' : null,
      decided_at: ended ? timestamp(created + DAY) : null,
      decided_by: ended ? 'operator' : null,
      answer:
        state === 'answered'
          ? 'Здравствуйте! Место появляется, когда оценок не меньше пяти. Ваша уже учтена.'
          : null,
      closing_reason: state === 'closed' ? 'Это реклама.' : null,
    };
  });
  await db.insertInto('feedback_messages').values(rows).execute();
}
