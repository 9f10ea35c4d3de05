import { fetchRaw, postForm, type RawAnswer } from '../load/fetch-raw.ts';

/** Who is signed in. */
export type Visitor = 'citizen' | 'organization' | 'operator';

/** What the scenarios are about. */
export interface Cast {
  origin: string;
  /** The organisation with the most ratings. */
  organization: number;
  region: string;
  district: string;
  sphere: string;
  type: string;
  unp: string;
  /** The organisation for which the login `organization` of the demo answers. */
  cabinet: number;
  /** The Cookie header of each visitor; the citizen has not rated yet. */
  cookies: Record<Visitor, string>;
  /** A citizen of the demo, to sign in with. */
  login: string;
  password: string;
}

/** One request whose queries are looked at. */
export interface Scenario {
  name: string;
  status: 200 | 303;
  ask(cast: Cast): Promise<RawAnswer>;
}

/** An anonymous reader; every address is new to the page cache. */
function reads(name: string, path: (cast: Cast) => string): Scenario {
  return { name, status: 200, ask: (cast) => fetchRaw(cast.origin + path(cast)) };
}

/** Somebody who is signed in. */
function visits(visitor: Visitor, name: string, path: (cast: Cast) => string): Scenario {
  const ask = (cast: Cast) =>
    fetchRaw(cast.origin + path(cast), { headers: { cookie: cast.cookies[visitor] } });
  return { name, status: 200, ask };
}

/** A page of the cabinet. */
function cabinet(name: string, below: string): Scenario {
  return visits('organization', `cabinet: ${name}`, (c) => `/cabinet/${c.cabinet}${below}`);
}

/** A page of the operator. */
function operator(name: string, below: string | ((cast: Cast) => string)): Scenario {
  const path = typeof below === 'string' ? () => below : below;
  return visits('operator', `operator: ${name}`, (cast) => `/operator${path(cast)}`);
}

/** A form; it leads on to another page. */
function posts(
  name: string,
  path: (cast: Cast) => string,
  form: (cast: Cast) => Record<string, string>,
  { signedIn = true } = {},
): Scenario {
  const ask = (cast: Cast) =>
    postForm(cast.origin, path(cast), form(cast), signedIn ? { cookie: cast.cookies.citizen } : {});
  return { name, status: 303, ask };
}

/** A search as it is typed. */
function searches(q: string, filter = ''): Scenario {
  return reads(`search: ${q}${filter && ', narrowed'}`, () => `/search?q=${encode(q)}${filter}`);
}

const encode = encodeURIComponent;

/** The requests of every page and of every list of the open API, in an order that makes sense. */
export const SCENARIOS: readonly Scenario[] = [
  reads('home', () => '/'),
  reads('organisations by name', () => '/organizations'),
  reads(
    'organisations, narrowed, by score',
    (c) => `/organizations?sphere=${c.sphere}&region=${c.region}&sort=score`,
  ),
  searches('загс пинск'),
  searches('паспорт'),
  searches('школа'),
  searches('школа', '&region=minsk-region'),
  searches('поликлинника гомель'),
  searches('gjkbrkbybrf'),
  searches('zags'),
  searches('советская 15'),
  searches('выдача справки о составе семьи'),
  searches('абвгд несуществующее слово'),
  reads('search: UNP', (c) => `/search?q=${c.unp}`),
  reads('suggestions: пол', () => `/api/suggestions?q=${encode('пол')}`),
  reads('suggestions: школа мин', () => `/api/suggestions?q=${encode('школа мин')}`),
  reads('ranking', () => '/ranking'),
  reads('ranking, narrowed', (c) => `/ranking?type=${c.type}&district=${c.district}`),
  reads('ranking of a period', () => `/ranking?period=${lastMonth()}`),
  reads('too few ratings', () => '/ranking/too-few'),
  reads('profile', (c) => `/organizations/${c.organization}`),
  reads('methodology', () => '/methodology'),
  posts(
    'sign-in',
    () => '/sign-in',
    ({ login, password }) => ({ name: login, password }),
    { signedIn: false },
  ),
  visits('citizen', 'questionnaire', (c) => `/organizations/${c.organization}/rate`),
  posts(
    'rating',
    (c) => `/organizations/${c.organization}/rate`,
    () => ({
      simplicity: '4',
      information: '5',
      timeliness: '3',
      courtesy: '5',
      comment: 'Спасибо',
    }),
  ),
  visits('citizen', 'thanks', (c) => `/organizations/${c.organization}/thanks`),
  visits('citizen', 'my ratings', () => '/account/ratings'),
  visits('citizen', 'account', () => '/account'),
  visits('citizen', 'export of my data', () => '/account/export'),
  visits('citizen', 'notifications', () => '/account/notifications'),
  cabinet('overview', ''),
  cabinet('ratings', '/ratings'),
  cabinet('ratings, narrowed', '/ratings?marks=low&comment=unanswered'),
  cabinet('ratings as CSV', '/ratings/export?format=csv'),
  cabinet('comments', '/comments'),
  cabinet('statistics', '/statistics'),
  cabinet('statistics as CSV', '/statistics/export?format=csv'),
  cabinet('profile', '/profile'),
  cabinet('services', '/services'),
  cabinet('subdivisions', '/subdivisions'),
  cabinet('criteria', '/criteria'),
  cabinet('persons', '/persons'),
  cabinet('templates', '/templates'),
  operator('desk', ''),
  operator('requests', '/requests'),
  operator('comments that wait', '/moderation'),
  operator('appeals', '/moderation?tab=appeals'),
  operator('decisions', '/moderation?tab=decided'),
  operator('remarks', '/moderation/remarks'),
  operator('ratings of an organisation', (c) => `/moderation?organization=${c.cabinet}&show=all`),
  operator('words', '/moderation/words'),
  operator('messages', '/feedback'),
  operator('general registry', '/organizations'),
  operator('general registry: a name', `/organizations?q=${encode('детский сад')}`),
  operator('general registry: a UNP', (c) => `/organizations?q=${c.unp}`),
  operator(
    'general registry, narrowed',
    (c) => `/organizations?region=${c.region}&sphere=${c.sphere}&state=published`,
  ),
  operator('one organisation', (c) => `/organizations/${c.cabinet}`),
  operator('reference data', '/reference'),
  operator('service items', '/reference/service-items'),
  operator('users', '/users'),
  operator('users: a login', '/users?q=citizen12'),
  operator('log', '/audit'),
  operator('log, narrowed', '/audit?actor=operator&subject=rating'),
  reads('API: organisations', () => '/api/v1/organizations?limit=100'),
  ...(['region', 'district', 'sphere', 'type'] as const).map((filter) =>
    reads(
      `API: organisations of a ${filter}`,
      (cast) => `/api/v1/organizations?limit=100&${filter}=${cast[filter]}`,
    ),
  ),
  reads(
    'API: organisations of a sphere in a district',
    (c) => `/api/v1/organizations?limit=100&sphere=${c.sphere}&district=${c.district}`,
  ),
  reads('API: organisations found', () => `/api/v1/organizations?q=${encode('детский сад брест')}`),
  reads('API: organisation', (c) => `/api/v1/organizations/${c.organization}`),
  reads('API: ranking', () => '/api/v1/ranking?limit=100'),
  reads('API: methodology', () => '/api/v1/methodology'),
];

/** The first day of last month. */
function lastMonth(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1))
    .toISOString()
    .slice(0, 10);
}
