import type { ColumnType } from 'kysely';

/** A moment that the database sets when none is given. */
export type Moment = ColumnType<Date, Date | string | undefined, Date | string>;

/** A moment that may be missing. */
export type OptionalMoment = ColumnType<
  Date | null,
  Date | string | null | undefined,
  Date | string | null
>;
