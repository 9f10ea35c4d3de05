import { inLocale, type Locale } from '#i18n/locale.ts';
import type { Photo } from '#server/photos/index.ts';

/** A photo as an `img` shows it: two pictures, and the room that they need. */
export interface PhotoView {
  src: string;
  srcset: string;
  alt: string;
  width: number;
  height: number;
}

/** How a page in a language shows the photo of an organisation. */
export function photoView(organizationId: number, photo: Photo, locale: Locale): PhotoView {
  const address = (size: string) =>
    `/organizations/${organizationId}/photo/${photo.version}-${size}.jpg`;
  return {
    src: address('large'),
    srcset: `${address('small')} ${photo.smallWidth}w, ${address('large')} ${photo.width}w`,
    alt: inLocale(locale, photo.altRu, photo.altBe),
    width: photo.width,
    height: photo.height,
  };
}
