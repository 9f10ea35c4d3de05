import { m } from '#i18n/compiled/messages.js';

/** A part of the cabinet that its navigation leads to. */
export interface CabinetSection {
  /** After `/cabinet/[id]`; pages under it belong to the same part. */
  path: '' | `/${string}`;
  name: () => string;
  /** Only those who may edit can open it; the page itself decides, this only hides a dead end. */
  editorsOnly?: boolean;
}

/** The parts of the cabinet, in the order of its navigation. A new page adds its line here. */
export const CABINET_SECTIONS: readonly CabinetSection[] = [
  { path: '', name: m.cabinet_nav_overview },
  { path: '/ratings', name: m.cabinet_nav_ratings },
  { path: '/comments', name: m.cabinet_nav_comments },
  { path: '/statistics', name: m.cabinet_nav_statistics },
  { path: '/profile', name: m.cabinet_nav_profile, editorsOnly: true },
  { path: '/photo', name: m.cabinet_nav_photo, editorsOnly: true },
  { path: '/services', name: m.cabinet_nav_services, editorsOnly: true },
  { path: '/subdivisions', name: m.cabinet_nav_subdivisions, editorsOnly: true },
  { path: '/criteria', name: m.cabinet_nav_criteria },
  { path: '/persons', name: m.cabinet_nav_persons },
];
