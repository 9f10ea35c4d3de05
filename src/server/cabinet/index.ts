export { readCabinet, type Cabinet, type WaitingComment } from './queries.ts';
