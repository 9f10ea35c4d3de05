import http from 'node:http';
import { closedLoop, type LoopResult } from './closed-loop.ts';
import { postForm } from './fetch-raw.ts';
import { chances, shuffled } from './random.ts';

/** What every third citizen writes; as long as comments of the demo are. */
export const COMMENT =
  'Документы приняли без очереди, всё объяснили и сделали в срок. Спасибо специалисту окна № 3.';
export const SCORES = { simplicity: 4, information: 5, timeliness: 3, courtesy: 5 };

/** Who rates what: every client another organisation each time, so that each rating counts. */
export class RatingPlan {
  readonly cookies: readonly string[];
  readonly #organizations: readonly number[];
  readonly #next: number[];

  constructor(organizations: readonly number[], cookies: readonly string[]) {
    this.cookies = cookies;
    this.#organizations = shuffled(organizations, chances(7));
    // Clients begin far from each other.
    this.#next = cookies.map((_, client) =>
      Math.floor((client * organizations.length) / cookies.length),
    );
  }

  next(client: number): number {
    const at = this.#next[client]!;
    this.#next[client] = at + 1;
    return this.#organizations[at % this.#organizations.length]!;
  }
}

/** Rates over HTTP; an answer that is not the thanks for a rating ends everything. */
export async function submitRatings(
  origin: string,
  plan: RatingPlan,
  clients: number,
  seconds: number,
): Promise<LoopResult> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
  let sent = 0;
  const result = await closedLoop(clients, seconds, async (client) => {
    const path = `/organizations/${plan.next(client)}`;
    sent += 1;
    const form = sent % 3 === 0 ? WITH_COMMENT : WITHOUT_COMMENT;
    const cookie = plan.cookies[client];
    const answer = await postForm(origin, `${path}/rate`, form, { cookie, agent });
    const location = answer.headers.find(([name]) => name.toLowerCase() === 'location')?.[1];
    if (answer.status !== 303 || location !== `${path}/thanks`) {
      throw new Error(`A rating was answered with ${answer.status} ${location ?? answer.body}`);
    }
  });
  agent.destroy();
  return result;
}

const WITHOUT_COMMENT = form('');
const WITH_COMMENT = form(COMMENT);

/** The questionnaire as a browser sends it, optional fields left empty. */
function form(comment: string): string {
  const scores = Object.entries(SCORES).map(([name, score]) => [name, String(score)]);
  const optional = ['subdivision', 'service', 'service-text', 'provided-on'];
  const empty = optional.map((name) => [name, '']);
  return new URLSearchParams([...scores, ...empty, ['comment', comment]]).toString();
}
