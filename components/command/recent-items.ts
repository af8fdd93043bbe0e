import { SEARCH_KINDS, type SearchKind } from '@/lib/search/result';

/** Something that was opened from the palette; pages are known by their address alone. */
export type RecentItem = { kind: SearchKind; title: string; detail: string; href: string };

const MAX = 5;

/** Kept in this browser, apart for each person who signs in on it. */
function keyOf(userId: string): string {
  return `recent-items:${userId}`;
}

export function readRecent(userId: string): RecentItem[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(userId)) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isRecentItem).slice(0, MAX) : [];
  } catch {
    return [];
  }
}

export function rememberRecent(userId: string, { kind, title, detail, href }: RecentItem): void {
  const others = readRecent(userId).filter((known) => known.href !== href);
  const items = [{ kind, title, detail, href }, ...others].slice(0, MAX);
  localStorage.setItem(keyOf(userId), JSON.stringify(items));
}

function isRecentItem(value: unknown): value is RecentItem {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, title, detail, href } = value as Record<string, unknown>;
  const isLocal = typeof href === 'string' && /^\/(?!\/)/.test(href);
  return isLocal && typeof title === 'string' && typeof detail === 'string' && isKind(kind);
}

function isKind(value: unknown): value is SearchKind {
  return SEARCH_KINDS.some((kind) => kind === value);
}
