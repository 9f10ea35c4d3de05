import type { ServingContext } from '../context.ts';
import { withClient } from '../database/client.ts';
import { BROWSER, compareWithBare, PLAIN } from '../load/compare.ts';

const RATE = { atLeast: 3000 };
const SHARE = { atLeast: 0.25 };
/** Profiles that are read in turn. */
const MANY = 500;

/** Home, ranking and profile, as an anonymous reader, once warm. */
export async function measureReading(context: ServingContext): Promise<void> {
  const { portal, measured } = context;
  const profiles = await ratedProfiles(context.databaseUrl);
  const pages = { home: ['/'], ranking: ['/ranking'], profile: profiles.slice(0, 1) };
  for (const [page, paths] of Object.entries(pages)) {
    const target = { origin: portal.origin, paths, headers: BROWSER };
    const asBrowser = { what: `${page}, compressed`, target, rate: RATE, share: SHARE };
    const asTool = { what: `${page}, plain`, target: { ...target, headers: PLAIN } };
    for (const comparison of [asBrowser, asTool]) {
      for (const each of await compareWithBare(context, comparison)) measured(each);
    }
  }
  const target = { origin: portal.origin, paths: profiles, headers: BROWSER };
  const what = `${profiles.length} profiles in turn, compressed`;
  for (const each of await compareWithBare(context, { what, target })) {
    measured(each);
  }
}

/** Paths of profiles with many ratings, and so with all that a profile can show. */
function ratedProfiles(databaseUrl: string): Promise<string[]> {
  return withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `select organization_id as id from standings join organizations o on o.id = organization_id
       where published order by n desc, organization_id limit $1`,
      [MANY],
    );
    return rows.map((row) => `/organizations/${row.id}`);
  });
}
