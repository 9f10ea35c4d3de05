import type { Handle } from '@sveltejs/kit/hooks';

const POLICY = 'content-security-policy';

/**
 * Lets pages load the pictures of maps from where the operator of the portal takes them. The policy
 * is made with the pages; the address is known only when the portal runs.
 */
export const withMapTiles: Handle = async ({ event, resolve }) => {
  const response = await resolve(event);
  const { mapTiles } = event.locals.portal.configuration;
  const policy = response.headers.get(POLICY);
  if (mapTiles && policy) {
    response.headers.set(POLICY, withSource(policy, new URL(mapTiles.url).origin));
  }
  return response;
};

/** A policy by which pages may also fetch from, and show pictures of, another site. */
export function withSource(policy: string, origin: string): string {
  return policy.replaceAll(
    /\b(?:img|connect)-src\b[^;]*/g,
    (directive) => `${directive} ${origin}`,
  );
}
