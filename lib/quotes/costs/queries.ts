import 'server-only';
import { type Actor, isAdmin } from '@/lib/auth/actor';
import { costBookSchema } from '@/lib/catalog/cost-book';
import { currentPriceBook } from '@/lib/catalog/queries';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { forbiddenError } from '@/lib/errors';

const MOST = 50;

/** past: another one counts, or will before it could. */
export type CostVersionState = 'current' | 'planned' | 'past';

/** What the catalogue costs, version by version, the newest first, and the prices it stands beside. Admins only. */
export async function costsPage(actor: Actor) {
  if (!isAdmin(actor)) throw forbiddenError();
  const [rows, book, plans] = await Promise.all([
    db.costBookVersion.findMany({
      orderBy: { version: 'desc' },
      take: MOST,
      select: { version: true, validFrom: true, content: true, createdBy: { select: { name: true } } },
    }),
    currentPriceBook(),
    db.hostingPlan.findMany({ select: { code: true, name: true }, take: 100 }),
  ]);
  const at = now();
  const versions = rows.map(({ version, validFrom, content, createdBy }) => ({
    version,
    validFrom,
    publishedBy: createdBy?.name ?? null,
    costs: costBookSchema.parse(content),
    state: stateOf({ version, validFrom }, rows, at),
  }));
  return { versions, book, plans };
}

export type CostsPage = Awaited<ReturnType<typeof costsPage>>;
type Dated = { version: number; validFrom: Date };

function stateOf(one: Dated, all: readonly Dated[], at: Date): CostVersionState {
  const counts = Math.max(at.getTime(), one.validFrom.getTime());
  const isOvertaken = all.some(
    ({ version, validFrom }) => version > one.version && validFrom.getTime() <= counts,
  );
  if (isOvertaken) return 'past';
  return one.validFrom > at ? 'planned' : 'current';
}
