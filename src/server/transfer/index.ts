export { dumpDatabase, type TransferProgress } from './dump.ts';
export { restoreDatabase, type Restoration } from './restore.ts';
export { DumpRefused, DumpUnreadable } from './format.ts';
