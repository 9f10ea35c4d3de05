import { sql } from 'kysely';
import { minskDay } from '#domain/calendar.ts';
import { PREPARED, type Database } from '#server/platform/database/index.ts';
import { ownServiceChoice, type QuestionnaireTerms, type TermsCriterion } from './schema.ts';

/** Filled in for longer than a day, a questionnaire is not the one that was opened. */
const LONGEST_FILLING_MS = 86_400_000;

/** What a questionnaire of this organisation may refer to; null unless it is published. */
export async function readTerms(
  db: Database,
  organizationId: number,
  now: Date,
): Promise<QuestionnaireTerms | null> {
  const today = minskDay(now);
  // Who opened the questionnaire before a criterion was changed or retired may still answer it.
  const opened = new Date(now.getTime() - LONGEST_FILLING_MS);
  const { rows } = await sql<{
    criteria: TermsCriterion[];
    subdivisions: number[];
    items: string[];
    own: Array<{ id: number; nameRu: string; nameBe: string }>;
  }>`${PREPARED}
    select
      (select coalesce(json_agg(json_build_object(
          'id', c.id, 'wordingId', w.id, 'scale', c.scale) order by c.place, c.id, w.id desc), '[]')
        from additional_criteria c join criterion_wordings w
          on w.organization_id = c.organization_id and w.criterion_id = c.id
        where c.organization_id = o.id
          and (w.replaced_at is null or w.replaced_at > ${opened}::timestamptz)
          and (c.retired_at is null or c.retired_at > ${opened}::timestamptz)
          and (c.valid_from is null or c.valid_from <= ${today}::date)
          and (c.valid_until is null or c.valid_until >= ${minskDay(opened)}::date)) as criteria,
      array(select id::int from subdivisions s
        where s.organization_id = o.id and closed_at is null) as subdivisions,
      service_item_ids as items,
      (select coalesce(json_agg(json_build_object(
          'id', v.id, 'nameRu', v.name_ru, 'nameBe', v.name_be)), '[]')
        from own_services v where v.organization_id = o.id) as own
    from organizations o
    where id = ${organizationId} and published`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  return {
    today,
    criteria: row.criteria,
    subdivisionIds: new Set(row.subdivisions),
    serviceItemIds: new Set(row.items),
    ownServices: new Map(row.own.map(({ id, ...names }) => [ownServiceChoice(id), names])),
  };
}
