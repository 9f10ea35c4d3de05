export {
  readHome,
  type Home,
  type HomeOrganization,
  type HomeRegion,
  type HomeSphere,
  type Improved,
  type MostRated,
} from './home.ts';
export { readRegionMap, type RegionMap, type RegionShape } from './region-map.ts';
