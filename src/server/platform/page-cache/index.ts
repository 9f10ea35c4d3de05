export {
  chooseEncoding,
  encodedPage,
  PageCache,
  type CachedPage,
  type Encoding,
  type Freshness,
} from './page-cache.ts';
