export { readBaseMap } from './base-map.ts';
