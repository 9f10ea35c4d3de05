export { loadReferenceData } from './load.ts';
export { dataFolder, DataFolderMissing } from './data-folder.ts';
export { readData } from './read-data.ts';
export { identifier, threeNames, twoNames, type ThreeNames, type TwoNames } from './names.ts';
export {
  readGeography,
  readLocalities,
  type Centre,
  type Geography,
  type GrammarForms,
  type Locality,
} from './geography.ts';
export { readRegionRings, type RegionRing } from './outline-rings.ts';
export { readOutline, type Outline } from './outline.ts';
export { procedureItemId, readProcedures, readServices, readSpheres } from './catalogue.ts';
export type { Procedure, Service, Sphere } from './catalogue.ts';
export { readOrganizationTypes, REPUBLICAN_BODY_TYPE } from './organization-types.ts';
export type {
  CountRule,
  NamePatterns,
  OrganizationType,
  RepublicanBody,
  UnitKind,
} from './organization-types.ts';
export {
  readReference,
  type Name,
  type NamedServiceItem,
  type NamedSphere,
  type NamedTerritory,
  type NamedType,
  type Reference,
} from './reference.ts';
export { announceReference, ReferenceKeeper } from './keeper.ts';
