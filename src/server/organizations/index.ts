export * from './fields.ts';
export * from './queries.ts';
export * from './merged.ts';
