import { z } from 'zod';
import { ringOf, type Point } from '#domain/geography/topology.ts';
import { readData } from './read-data.ts';

const position = z.tuple([z.number(), z.number()]);
const polygon = z.object({ arcs: z.array(z.array(z.int())).min(1) });
const topology = z.object({
  transform: z.object({ scale: position, translate: position }),
  arcs: z.array(z.array(position)),
  objects: z.object({
    belarus: polygon,
    regions: z.object({ geometries: z.array(polygon.extend({ id: z.string() })) }),
  }),
});

/** The outline of a region. */
export interface RegionRing {
  regionId: string;
  ring: Point[];
}

/** The outline of the country, from `belarus.topo.json`. */
export function readCountryRing(): Point[] {
  const data = readData('belarus.topo.json', topology);
  return ringOf(data, data.objects.belarus.arcs[0]!);
}

/**
 * The outlines of the regions, from `belarus.topo.json`. Minsk city is not cut out of the region
 * around it: it has to be drawn upon it.
 */
export function readRegionRings(): RegionRing[] {
  const data = readData('belarus.topo.json', topology);
  return data.objects.regions.geometries.map(({ id, arcs }) => ({
    regionId: id,
    ring: ringOf(data, arcs[0]!),
  }));
}
