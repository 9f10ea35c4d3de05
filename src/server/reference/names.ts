import { z } from 'zod';

const filled = z.string().min(1);

/** A name in Russian and Belarusian. */
export const twoNames = z.object({ ru: filled, be: filled });
export type TwoNames = z.output<typeof twoNames>;

/** A name in all three languages. */
export const threeNames = z.object({ ru: filled, be: filled, en: filled });
export type ThreeNames = z.output<typeof threeNames>;

/** An id of the reference data: Latin letters, digits and hyphens. */
export const identifier = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
