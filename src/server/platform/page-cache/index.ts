export { chooseEncoding, compress, encodedPage, type Encoding } from './encoding.ts';
export { answerFromCache, headersOf, pageFront, pageKey, type PageFront } from './front.ts';
export { PageCache, type CachedPage, type Freshness } from './page-cache.ts';
