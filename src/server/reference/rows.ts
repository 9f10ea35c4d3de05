import type { Insertable } from 'kysely';
import type {
  OrganizationTypesTable,
  ServiceItemsTable,
  SpheresTable,
  TerritoriesTable,
} from '#server/platform/database/index.ts';
import { procedureItemId, readProcedures, readServices, readSpheres } from './catalogue.ts';
import { readGeography } from './geography.ts';
import { readData } from './read-data.ts';
import { readOrganizationTypes, REPUBLICAN_BODY_TYPE } from './organization-types.ts';
import { threeNames } from './names.ts';
import { z } from 'zod';

/** Regions first, then what lies in them. */
export function territoryRows(): Array<Insertable<TerritoriesTable>> {
  const { regions, districts, cities, city_districts } = readGeography();
  const parents = new Map<string, string>([
    ...[...districts, ...cities].map((unit) => [unit.id, unit.region] as const),
    ...city_districts.map((unit) => [unit.id, unit.city] as const),
  ]);
  return [...regions, ...districts, ...cities, ...city_districts].map((unit) => ({
    id: unit.id,
    kind: unit.kind,
    parent_id: parents.get(unit.id) ?? null,
    name_ru: unit.ru,
    name_be: unit.be,
    name_en: unit.en,
    population: unit.population_approx ?? null,
  }));
}

/** `place` is the order in which spheres are shown, from 1. */
export function sphereRows(): Array<Insertable<SpheresTable>> {
  return readSpheres().map((sphere, index) => ({
    id: sphere.id,
    icon: sphere.icon,
    place: index + 1,
    name_ru: sphere.ru,
    name_be: sphere.be,
    name_en: sphere.en,
    description_ru: sphere.description.ru,
    description_be: sphere.description.be,
    description_en: sphere.description.en,
  }));
}

/** The templates' types, and the one of the republican bodies. */
export function organizationTypeRows(): Array<Insertable<OrganizationTypesTable>> {
  const labels = [
    ...readOrganizationTypes().types.map(({ id, label }) => ({ id, ...label })),
    { id: REPUBLICAN_BODY_TYPE, ...republicanBodyLabel() },
  ];
  return labels.map(({ id, ru, be, en }) => ({ id, name_ru: ru, name_be: be, name_en: en }));
}

function republicanBodyLabel(): z.output<typeof threeNames> {
  const file = z.object({ meta: z.object({ republican_body_label: threeNames }) });
  return readData('organization-types.json', file).meta.republican_body_label;
}

/** Services under their own id; procedures under `procedure-` and their code. */
export function serviceItemRows(): Array<Insertable<ServiceItemsTable>> {
  const services = readServices().map((service) => ({
    id: service.id,
    kind: 'service' as const,
    code: null,
    sphere_id: service.sphere,
    name_ru: service.ru,
    name_be: service.be,
    name_en: service.en,
  }));
  const procedures = readProcedures().map((procedure) => ({
    id: procedureItemId(procedure.code),
    kind: 'procedure' as const,
    code: procedure.code,
    sphere_id: procedure.sphere,
    name_ru: procedure.ru,
    name_be: procedure.be,
    name_en: null,
  }));
  return [...services, ...procedures];
}
