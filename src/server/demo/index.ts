export { seedDemo, SEED_STAGES } from './seed.ts';
export type { SeedOptions, SeedProgress, SeedStage } from './seed.ts';
