export * from './format/dates.ts';
export * from './format/numbers.ts';
