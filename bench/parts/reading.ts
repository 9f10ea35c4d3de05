import type { ServingContext } from '../context.ts';
import { withClient } from '../database/client.ts';
import { BROWSER, compareWithBare, PLAIN } from '../load/compare.ts';

const RATE = { atLeast: 3000 };
const SHARE = { atLeast: 0.25 };
/** More than can be rendered in a second. */
const NEW_PER_SECOND = 1000;

/** Home, ranking and profile, as an anonymous reader, once warm; and profiles that are not. */
export async function measureReading(context: ServingContext): Promise<void> {
  const { options, portal, measured } = context;
  const profiles = await mostRatedFirst(context.databaseUrl);
  const pages = { home: ['/'], ranking: ['/ranking'], profile: profiles.slice(0, 1) };
  for (const [page, paths] of Object.entries(pages)) {
    const target = { origin: portal.origin, paths, headers: BROWSER };
    const asBrowser = { what: `${page}, compressed`, target, rate: RATE, share: SHARE };
    const asTool = { what: `${page}, plain`, target: { ...target, headers: PLAIN } };
    for (const comparison of [asBrowser, asTool]) {
      for (const each of await compareWithBare(context, comparison)) measured(each);
    }
  }
  const [warmUpPaths, paths] = [profiles.slice(1, 300), profiles.slice(300)];
  const target = { origin: portal.origin, paths, headers: BROWSER };
  const what = 'profiles that nobody has read yet, compressed';
  const comparison = { what, target, warmUpPaths, distinct: true };
  for (const each of await compareWithBare(context, comparison)) measured(each);

  /** Paths of profiles; those with most ratings show most. */
  function mostRatedFirst(databaseUrl: string): Promise<string[]> {
    return withClient(databaseUrl, async (client) => {
      const { rows } = await client.query<{ id: string }>(
        `select o.id from organizations o left join standings s on s.organization_id = o.id
         where published order by n desc nulls last, o.id limit $1`,
        [300 + options.seconds * NEW_PER_SECOND],
      );
      return rows.map((row) => `/organizations/${row.id}`);
    });
  }
}
