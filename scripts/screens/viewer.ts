import type { Role } from '@/lib/db/generated/enums';
import { pages } from '@/tests/access/pages';
import type { Persona } from '@/tests/access/personas';

const VIEWERS = {
  visitor: { persona: 'nobody', role: null },
  client: { persona: 'client', role: 'CLIENT' },
  seller: { persona: 'seller', role: 'SELLER' },
  admin: { persona: 'admin', role: 'ADMIN' },
} as const satisfies Record<string, { persona: Persona; role: Role | null }>;

export type Viewer = keyof typeof VIEWERS;

/** `--as admin`; undefined for each page's usual viewer. */
export function parseViewer(text: string | undefined): Viewer | undefined {
  if (text === undefined) return undefined;
  const known = Object.keys(VIEWERS).find((name): name is Viewer => name === text);
  if (!known) throw new Error(`--as is ${Object.keys(VIEWERS).join(', ')}, not “${text}”.`);
  return known;
}

/** The pages somebody may open; without somebody, every page as its usual viewer. Sign-in is for visitors alone. */
export function seenBy(viewer: Viewer | undefined): { path: string; role: Role | null }[] {
  if (!viewer) return pages.map(({ path, role }) => ({ path, role }));
  const { persona, role } = VIEWERS[viewer];
  return pages
    .filter((page) => page.opens.includes(persona) && (role === null) === (page.role === null))
    .map(({ path }) => ({ path, role }));
}
