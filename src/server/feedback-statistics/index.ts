export { readStatistics, type Statistics } from './statistics.ts';
export { groupName, serviceName, statisticsSheet, subdivisionName } from './sheet.ts';
export { MOST_MONTHS } from './period.ts';
