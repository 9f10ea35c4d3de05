export {
  DataFolderInUse,
  IncompatibleDatabase,
  ServerDidNotStart,
  ServerUnavailable,
} from './errors.ts';
export { joinServer } from './server.ts';
export type { JoinedServer, JoinOptions, ServerWatcher } from './server.ts';
export type { Connection } from './launch.ts';
export type { ServerSettings } from './settings.ts';
