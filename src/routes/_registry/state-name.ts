import type { RegistryState } from '#domain/organization/merger.ts';
import { m } from '#i18n/compiled/messages.js';

const NAMES: Record<RegistryState, () => string> = {
  published: m.registry_state_published,
  unpublished: m.registry_state_unpublished,
  suspended: m.registry_state_suspended,
  merged: m.registry_state_merged,
};

/** The state of an organisation in the general registry, in a word. */
export const registryStateName = (state: RegistryState) => NAMES[state]();
