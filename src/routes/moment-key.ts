import type { MomentKey } from '#server/moderation/index.ts';

/** The moment and id after which a page goes on, as `1782205200000.12`; else the start. */
export function readMomentKey(text: string): MomentKey | null {
  const [, at, id] = /^(\d{1,14})\.(\d{1,15})$/.exec(text) ?? [];
  return at && id ? { at: new Date(Number(at)), id: Number(id) } : null;
}

/** The address of what comes after; null when nothing does. */
export function momentKeyText(key: MomentKey | null): string | null {
  return key && `${key.at.getTime()}.${key.id}`;
}
