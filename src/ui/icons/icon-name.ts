/** The icons of the interface in icons.svg. */
export const INTERFACE_ICONS = [
  'arrow-down',
  'arrow-left',
  'arrow-right',
  'arrow-up',
  'bell',
  'check',
  'circle-alert',
  'circle-check',
  'circle-user-round',
  'clock',
  'corner-down-right',
  'glasses',
  'info',
  'menu',
  'minus',
  'search',
  'sliders-horizontal',
  'trending-down',
  'trending-up',
  'triangle-alert',
  'x',
] as const;

/**
 * The name of an icon in icons.svg: one of the interface, or `sphere-` and the one that the reference
 * data give a sphere (`data/spheres.json`).
 */
export type IconName = (typeof INTERFACE_ICONS)[number] | `sphere-${string}`;
