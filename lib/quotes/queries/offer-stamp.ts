import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import type { QuoteStatus } from '@/lib/db/generated/enums';
import { findOffered } from '../commands/find-offered';

type Standing = { status: QuoteStatus; revision: number; expiresAt: Date };

/** What a page of an offer was made from: another stamp is another page. */
export function offerStamp({ status, revision, expiresAt }: Standing, answers: number): string {
  const standing = status === 'sent' && expiresAt <= now() ? 'expired' : status;
  return [standing, revision, answers].join('.');
}

/** The stamp of an offer as it stands. Refuses with what `findOffered` says. */
export async function readOfferStamp(
  way: { token?: string; versionId?: string },
  actor: Actor | null,
): Promise<string> {
  const { versionId: id } = await findOffered(db, way, actor);
  const { quote, ...standing } = await db.quoteVersion.findUniqueOrThrow({
    where: { id },
    select: {
      status: true,
      revision: true,
      expiresAt: true,
      quote: { select: { _count: { select: { questions: { where: { answer: { not: null } } } } } } },
    },
  });
  return offerStamp(standing, quote._count.questions);
}
