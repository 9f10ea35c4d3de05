import { z } from 'zod';

/*
 * The open API's own description: these schemas validate what comes in, the tests hold every
 * answer against them, and the OpenAPI document is generated from them.
 */

const bilingual = z.object({ ru: z.string(), be: z.string() });

/** Ids that narrow a list. */
export const filterSchema = z.object({
  sphere: z.string().max(100).optional().describe('Id of a sphere.'),
  region: z.string().max(100).optional().describe('Id of a region or of Minsk city.'),
  district: z
    .string()
    .max(100)
    .optional()
    .describe('Id of a district, of a city of regional subordination, or of a district of Minsk.'),
  type: z.string().max(100).optional().describe('Id of a type of organisation.'),
});

export const DEFAULT_LIMIT = 50;
export const LARGEST_LIMIT = 100;

const pagingSchema = z.object({
  cursor: z.string().max(500).optional().describe('The nextCursor of the page before.'),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(LARGEST_LIMIT)
    .default(DEFAULT_LIMIT)
    .describe('How many items at the most.'),
});

export const rankingQuerySchema = filterSchema.extend(pagingSchema.shape);

export const organizationsQuerySchema = rankingQuerySchema.extend({
  q: z
    .string()
    .max(200)
    .optional()
    .describe('Words of the name, UNP, address, service or procedure; best matches first.'),
});

export const organizationSchema = z
  .object({
    id: z.int(),
    unp: z.string().describe('Taxpayer number (УНП).'),
    name: bilingual,
    shortName: bilingual,
    type: z.string(),
    sphereIds: z.array(z.string()).min(1),
    region: z.string(),
    district: z.string().nullable(),
    location: z.object({ lat: z.number(), lon: z.number(), address: z.string() }),
    average: z.number().min(1).max(5).nullable().describe('Mean of v; null without ratings.'),
    count: z.int().min(0).describe('Counted ratings in the window.'),
    score: z
      .number()
      .min(1)
      .max(5)
      .nullable()
      .describe(
        '(k·m + Σv) / (k + n). Without ratings it equals the national mean; null while the ' +
          'whole country has none.',
      ),
    interval: z
      .tuple([z.number().min(1).max(5), z.number().min(1).max(5)])
      .nullable()
      .describe('score ± 1.96·σ/√(n + k), cut to 1–5.'),
    position: z
      .int()
      .min(1)
      .nullable()
      .describe('Place among those that the filter leaves; null with too few ratings.'),
    predecessors: z
      .array(z.object({ id: z.int(), mergedOn: z.iso.date() }))
      .describe(
        'Organisations that were merged into this one, directly or through others, and the day ' +
          'from which each was. Their ratings stand under their own ids, and count here.',
      ),
  })
  .meta({ id: 'Organization' });

export const organizationListSchema = z
  .object({ items: z.array(organizationSchema), nextCursor: z.string().nullable() })
  .meta({ id: 'OrganizationList' });

export const ratingSchema = z
  .object({
    id: z.int(),
    organizationId: z.int(),
    subdivisionId: z.int().nullable(),
    ratedOn: z.iso.date().describe('Calendar day in Minsk.'),
    simplicity: z.int().min(1).max(5),
    information: z.int().min(1).max(5),
    timeliness: z.int().min(1).max(5),
    courtesy: z.int().min(1).max(5),
    status: z.enum(['counted', 'withdrawn', 'excluded']),
  })
  .meta({ id: 'Rating' });

export const methodologySchema = z
  .object({
    version: z.int(),
    validFrom: z.iso.date(),
    k: z.int().describe('Weight of the national mean, in ratings.'),
    windowDays: z.int().describe('How many days, today included, ratings count.'),
    minimumRatings: z.int().describe('Ratings needed for a position.'),
    mean: z.number().nullable().describe('m, the national mean of v today.'),
    deviation: z
      .number()
      .nullable()
      .describe('σ, the pooled standard deviation of v within organisations today.'),
  })
  .meta({ id: 'Methodology' });

/** RFC 9457. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    successorId: z
      .int()
      .optional()
      .describe('Of an organisation that was merged: the id of the one that stands for it.'),
    errors: z
      .array(z.object({ parameter: z.string(), detail: z.string() }))
      .optional()
      .describe('What is wrong with which parameter.'),
  })
  .meta({ id: 'Problem' });

export type ApiOrganization = z.infer<typeof organizationSchema>;
export type ApiOrganizationList = z.infer<typeof organizationListSchema>;
export type ApiMethodology = z.infer<typeof methodologySchema>;
export type ApiProblem = z.infer<typeof problemSchema>;
