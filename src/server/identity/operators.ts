import type { Database } from '#server/platform/database/index.ts';

/**
 * The ids of those who can work as the operator now. They are held until the transaction ends, so
 * that of two operators who go at once, one stays.
 *
 * @param isDemo whether the shared logins of the demo count
 */
export async function lockOperators(db: Database, isDemo: boolean): Promise<string[]> {
  const operators = await db
    .selectFrom('users')
    .select('id')
    .where('role', '=', 'operator')
    .where('blocked_at', 'is', null)
    .$if(!isDemo, (query) => query.where('demo', '=', false))
    .orderBy('id')
    .forUpdate()
    .execute();
  return operators.map((operator) => operator.id);
}
