import 'server-only';
import { type Actor, isStaff } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { visibleLeads } from '@/lib/leads/policy';
import { visibleQuotes } from '@/lib/quotes/policy';
import type { ChannelKind } from '@/lib/realtime/channels';

/** Whether a person may listen to a channel: the same rules as the pages it feeds. */
export async function mayListen(actor: Pick<Actor, 'id' | 'role'>, channel: ChannelKind): Promise<boolean> {
  switch (channel.kind) {
    case 'board':
    case 'pulse':
      return isStaff(actor);
    case 'user':
      return channel.userId === actor.id;
    case 'quote':
      return (
        (await db.quote.findFirst({
          where: { AND: [{ id: channel.quoteId }, visibleQuotes(actor)] },
          select: { id: true },
        })) !== null
      );
    case 'lead':
      return (
        (await db.crmLead.findFirst({
          where: { AND: [{ id: channel.leadId }, visibleLeads(actor)] },
          select: { id: true },
        })) !== null
      );
  }
}
