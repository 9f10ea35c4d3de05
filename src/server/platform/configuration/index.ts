export { readConfiguration, ConfigurationError } from './configuration.ts';
export type { Configuration } from './configuration.ts';
