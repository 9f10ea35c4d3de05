import type { Attachment } from '#server/platform/attachments/index.ts';

/** A file that somebody sent, to be saved: nothing of strangers is shown inside the portal. */
export function attachmentResponse({ fileName, mediaType, content }: Attachment): Response {
  const name = encodeURIComponent(fileName);
  return new Response(Buffer.from(content), {
    headers: {
      'content-type': mediaType,
      'content-disposition': `attachment; filename="file"; filename*=UTF-8''${name}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}
