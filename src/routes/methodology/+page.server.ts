import { organizationView } from '#server/catalogue/index.ts';
import { readExplanation } from '#server/methodology/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  locals.shared = { organizationId: null };
  const { portal, locale } = locals;
  const { example, ...explanation } = await readExplanation(portal);
  return {
    ...explanation,
    example: example && {
      ...example,
      organization: organizationView(example.organization, portal.reference, locale),
    },
  };
};
