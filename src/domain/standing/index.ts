export * from './methodology.ts';
export * from './sums.ts';
export * from './national.ts';
export * from './score.ts';
export * from './positions.ts';
