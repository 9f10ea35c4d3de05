export * from './fields.ts';
export * from './queries.ts';
