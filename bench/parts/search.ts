import type { ServingContext } from '../context.ts';
import { withClient } from '../database/client.ts';
import { BROWSER, compareWithBare } from '../load/compare.ts';
import { searchQueries } from '../load/search-queries.ts';

const RATE = { atLeast: 300 };
/** More than can be answered in a second; every load takes as many as its seconds need. */
const QUERIES_PER_SECOND = 2000;
/** As many as it takes until everything that a search needs is compiled. */
const WARM_UP = 5000;

/** Searches that all differ, as an anonymous reader: the page, and the list of the open API. */
export async function measureSearch(context: ServingContext): Promise<void> {
  const { databaseUrl, options, portal, measured } = context;
  const count = WARM_UP + options.seconds * QUERIES_PER_SECOND;
  const queries = await withClient(databaseUrl, (client) => searchQueries(client, count));
  const doors = { 'search page': '/search?q=', 'open API search': '/api/v1/organizations?q=' };
  for (const [what, door] of Object.entries(doors)) {
    const all = queries.map((query) => door + encodeURIComponent(query));
    const paths = all.slice(WARM_UP);
    const target = { origin: portal.origin, paths, headers: BROWSER };
    const warmUpPaths = all.slice(0, WARM_UP);
    const comparison = { what, target, rate: RATE, distinct: true, warmUpPaths };
    for (const each of await compareWithBare(context, comparison)) measured(each);
  }
}
