import { error } from '@sveltejs/kit';
import { readPicture } from '#server/photos/index.ts';
import { idNumber } from '../../../../id-number.ts';
import type { RequestHandler } from './$types';

/** A picture under its own address, which changes with it: browsers may keep it for ever. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const [, version, size] = /^([\da-f]{16})-(small|large)\.jpg$/.exec(params.picture) ?? [];
  if (version === undefined) error(404);
  const picture = await readPicture(locals.portal, locals.person, {
    organizationId: idNumber(params.id),
    version,
    size: size === 'small' ? 'small' : 'large',
  });
  if (!picture) error(404);
  return new Response(Buffer.from(picture.content), {
    headers: {
      'content-type': 'image/jpeg',
      'content-length': String(picture.content.byteLength),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': picture.isPublic
        ? 'public, max-age=31536000, immutable'
        : 'private, no-store',
    },
  });
};
