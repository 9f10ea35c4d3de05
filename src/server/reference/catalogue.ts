import { z } from 'zod';
import { identifier, threeNames, twoNames } from './names.ts';
import { readData } from './read-data.ts';

const sphere = threeNames.extend({ id: identifier, icon: z.string(), description: threeNames });
const service = threeNames.extend({ id: identifier, sphere: identifier });
const procedure = twoNames.extend({
  code: z.string().regex(/^\d+(\.\d+)+(-\d+)?$/),
  sphere: identifier,
});

export type Sphere = z.output<typeof sphere>;
export type Service = z.output<typeof service>;
export type Procedure = z.output<typeof procedure>;

/** The spheres of life activity, in the order in which they are shown. */
export function readSpheres(): Sphere[] {
  return readData('spheres.json', z.object({ spheres: z.array(sphere) })).spheres;
}

/** Typical services that are not administrative procedures. */
export function readServices(): Service[] {
  return readData('services.json', z.object({ services: z.array(service) })).services;
}

/** Administrative procedures for citizens (Decree No. 200 of 26 April 2010). */
export function readProcedures(): Procedure[] {
  return readData('procedures.json', z.object({ procedures: z.array(procedure) })).procedures;
}

/** The id under which a procedure stands among the service items. */
export function procedureItemId(code: string): string {
  return `procedure-${code}`;
}
