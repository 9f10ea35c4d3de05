import { makeUnp } from '#domain/organization/unp.ts';
import type { Database } from '#server/platform/database/index.ts';
import { DAY, timestamp } from '../days.ts';

interface DemoRequest {
  nameRu: string;
  nameBe: string;
  /** Days before the demo's today on which it was sent. */
  age: number;
  state: 'new' | 'in-work' | 'refused';
  person: string;
  position: string;
}

/** What waits at the operator's desk: something of every age, one of it overdue. */
const REQUESTS: readonly DemoRequest[] = [
  {
    nameRu: 'Аптека «Зелёный крест»',
    nameBe: 'Аптэка «Зялёны крыж»',
    age: 9,
    state: 'new',
    person: 'Дробыш Ольга Викторовна',
    position: 'заведующая',
  },
  {
    nameRu: 'Спортивная школа «Буревестник»',
    nameBe: 'Спартыўная школа «Буравеснік»',
    age: 12,
    state: 'refused',
    person: 'Лапко Игорь Петрович',
    position: 'директор',
  },
  {
    nameRu: 'Стоматологический центр «Жемчуг»',
    nameBe: 'Стаматалагічны цэнтр «Жэмчуг»',
    age: 4,
    state: 'in-work',
    person: 'Сикорская Анна Олеговна',
    position: 'главный врач',
  },
  {
    nameRu: 'Дом культуры «Юность»',
    nameBe: 'Дом культуры «Юнацтва»',
    age: 2,
    state: 'new',
    person: 'Мороз Сергей Ильич',
    position: 'директор',
  },
  {
    nameRu: 'Городской центр бытовых услуг',
    nameBe: 'Гарадскі цэнтр бытавых паслуг',
    age: 0,
    state: 'new',
    person: 'Юрчик Елена Павловна',
    position: 'начальник отдела',
  },
];

/** Numbers that the plan of the demo does not reach. */
const FIRST_SERIAL = 9_990_000;

/**
 * Stores requests to register that wait for the operator.
 *
 * @param now the demo's present, in milliseconds since 1970
 */
export async function loadDemoRequests(db: Database, now: number): Promise<void> {
  const unps = Array.from({ length: 3 * REQUESTS.length }, (_, at) =>
    makeUnp(1, FIRST_SERIAL + at),
  );
  const free = unps.filter((unp) => unp !== null);
  for (const [at, { age, state, ...request }] of REQUESTS.entries()) {
    const created = now - age * DAY - 1;
    const { id } = await db
      .insertInto('registration_requests')
      .values({
        unp: free[at]!,
        language: 'ru',
        state,
        created_at: timestamp(created),
        name_ru: request.nameRu,
        name_be: request.nameBe,
        short_name_ru: request.nameRu,
        short_name_be: request.nameBe,
        ...(state === 'in-work' && { taken_at: timestamp(created + DAY), taken_by: 'operator' }),
        ...(state === 'refused' && {
          decided_at: timestamp(created + DAY),
          decided_by: 'operator',
          refusal_reason: 'В письме другой УНП. Проверьте его и отправьте заявку снова.',
        }),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('registration_request_persons')
      .values({
        request_id: id,
        place: 0,
        name: request.person,
        position: request.position,
        email: `request-${id}@example.org`,
        phone: `+375 17 200-00-0${at}`,
      })
      .execute();
  }
}
