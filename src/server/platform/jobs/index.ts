export type { Job, Jobs } from './job.ts';
export { startJobs } from './start.ts';
