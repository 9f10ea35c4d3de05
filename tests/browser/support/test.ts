import { test as base, type APIRequestContext } from '@playwright/test';

/** What the open API says of an organisation, as far as tests ask. */
export interface ListedOrganization {
  id: number;
  name: { ru: string; be: string };
  location: { address: string };
  count: number;
}

/** Organisations of the demo, narrowed by parameters of the open API. */
export async function organizations(
  request: APIRequestContext,
  parameters: Readonly<Record<string, string>>,
): Promise<ListedOrganization[]> {
  const response = await request.get('/api/v1/organizations', { params: parameters });
  const { items } = (await response.json()) as { items: ListedOrganization[] };
  return items;
}

let taken = 0;

/** Tests that are given an organisation which no other test rates. */
export const test = base.extend<{ organization: ListedOrganization }>({
  organization: async ({ request }, use, { parallelIndex }) => {
    const items = await organizations(request, { type: 'pharmacy', limit: '100' });
    const item = items[(parallelIndex * 50 + taken) % items.length];
    taken += 1;
    if (item === undefined) throw new Error('the demo has no organisations of this type');
    await use(item);
  },
});

export { expect } from '@playwright/test';
