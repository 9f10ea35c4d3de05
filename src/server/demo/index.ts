export { seedDemo, SEED_STAGES } from './seed.ts';
export type { SeedOptions, SeedProgress, SeedStage } from './seed.ts';
export { clearPartialSeed, DatabaseNotEmpty, SeedingInProgress, seedState } from './state.ts';
export type { DemoRecord, SeedState } from './state.ts';
