export { originOf, readConfiguration, ConfigurationError } from './configuration.ts';
export type { Configuration, SupportContact } from './configuration.ts';
