import type pg from 'pg';
import { EVERYDAY_NAMES } from '#domain/search/everyday-names.ts';
import { inOtherLayout } from '#domain/search/layout.ts';
import { chances, type Chances } from './random.ts';

/** What queries are made of, as it stands in the database. */
interface Words {
  types: string[];
  towns: string[];
  services: string[];
  everyday: string[];
  organizations: Array<{ name: string; unp: string; address: string }>;
}

type Kind = (words: Words, chance: Chances) => string;

/** What people type, by how often in a hundred. */
const KINDS: ReadonlyArray<[share: number, kind: Kind]> = [
  [30, ({ types, towns }, { pick }) => `${shortened(pick(types), 2)} ${pick(towns)}`],
  [20, ({ everyday, towns }, { pick }) => `${pick(everyday)} ${pick(towns)}`],
  [15, ({ services, towns }, { pick }) => `${shortened(pick(services), 3)} ${pick(towns)}`],
  [10, ({ services }, { pick }) => shortened(pick(services), 4)],
  [10, ({ organizations }, { pick }) => pick(organizations).name],
  [10, ({ organizations }, { pick }) => pick(organizations).address],
  [5, ({ organizations }, { pick }) => pick(organizations).unp],
];
const WITH_TYPING_ERROR = 0.1;
const IN_OTHER_LAYOUT = 0.03;
const SEED = 1;

/** Queries as people type them, all different. */
export async function searchQueries(client: pg.Client, count: number): Promise<string[]> {
  const words = await readWords(client);
  const chance = chances(SEED);
  const bag = KINDS.flatMap(([share, kind]) => Array.from({ length: share }, () => kind));
  const queries = new Set<string>();
  while (queries.size < count) {
    queries.add(disturbed(chance.pick(bag)(words, chance).toLowerCase(), chance));
  }
  return [...queries];
}

async function readWords(client: pg.Client): Promise<Words> {
  const column = async (query: string) => {
    const { rows } = await client.query<{ text: string }>(query);
    return rows.map((row) => row.text);
  };
  const { rows: organizations } = await client.query<Words['organizations'][number]>(
    `select short_name_ru as name, unp, address_ru as address from organizations
     where published order by md5(unp) limit 20000`,
  );
  return {
    types: await column('select name_ru as text from organization_types order by id'),
    towns: await column(
      `select name_ru as text from territories where kind in ('city', 'district') order by id`,
    ),
    services: await column('select name_ru as text from service_items order by id'),
    everyday: EVERYDAY_NAMES.flatMap((entry) => entry.names),
    organizations,
  };
}

/** The first words of a long name, as somebody types who wants to be done. */
function shortened(name: string, words: number): string {
  return name.split(/\s+/).slice(0, words).join(' ');
}

/** Now and then with a typing error, or typed in the other keyboard layout. */
function disturbed(query: string, chance: Chances): string {
  const draw = chance.next();
  if (draw < WITH_TYPING_ERROR) return withTypingError(query, chance);
  if (draw > 1 - IN_OTHER_LAYOUT) {
    return query
      .split(' ')
      .map((word) => inOtherLayout(word)[0] ?? word)
      .join(' ');
  }
  return query;
}

/** Two neighbouring letters exchanged, or one left out. */
function withTypingError(query: string, { next }: Chances): string {
  const at = Math.floor(next() * Math.max(1, query.length - 1));
  const exchanged = query.charAt(at + 1) + query.charAt(at);
  return query.slice(0, at) + (next() < 0.5 ? exchanged : query.charAt(at)) + query.slice(at + 2);
}
