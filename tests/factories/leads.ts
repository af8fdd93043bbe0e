import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Role } from '@/lib/db/generated/enums';
import { newId } from '@/lib/db/id';
import { searchTextOf } from '@/lib/leads/search-text';

/** A person of that role, as an actor. */
export async function makeActor(
  role: Role,
  name: string,
  extra: Partial<Prisma.UserUncheckedCreateInput> = {},
) {
  const id = newId();
  const email = `${id}@cloudnexus.test`;
  const user = await db.user.create({ data: { id, email, name, role, ...extra } });
  const { locale, timeZone } = user;
  return { id, role, name, email, locale, timeZone, sessionId: newId() } satisfies Actor;
}

let made = 0;

/** A lead below the others of its column, unless told otherwise. */
export async function makeLead(extra: Partial<Prisma.CrmLeadUncheckedCreateInput> = {}) {
  made += 1;
  const contactName = extra.contactName ?? `Contact ${made}`;
  const title = extra.title ?? `Lead ${made}`;
  const closed = extra.status === 'won' || extra.status === 'lost';
  return db.crmLead.create({
    data: {
      id: newId(),
      source: 'hosting_form',
      title,
      contactName,
      contactEmail: `contact${made}@exemple.fr`,
      locale: 'fr',
      estimatedValueCents: 120_000,
      probability: 10,
      score: 50,
      scorePoints: [],
      boardPosition: made,
      searchText: searchTextOf([title, contactName, extra.company]),
      closedAt: closed ? new Date() : null,
      lostReason: extra.status === 'lost' ? 'price' : null,
      ...extra,
    },
  });
}
