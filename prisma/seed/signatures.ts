import { now, setClock } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { linkTokenOf } from '@/lib/offers/link-token';
import { acceptQuote } from '@/lib/quotes/commands/accept-quote';
import { acceptQuoteSchema } from '@/lib/quotes/schema';
import { clockAt, HOUR_MS, read, send, WORK, writeDraft } from './quote-desk';
import { findHostingLeads, findServiceLead, type QuotableLead } from './quote-leads';

const ENGLISH_CLIENT = 'client2@cloudnexus.test';

/** A name as a pen writes it, in a box of 600 by 200. */
const PEN =
  'M62 128L74 96L92 62L104 58L100 84L86 120L78 142M110 118L122 100L136 98L132 118L140 122L154 104M158 116L170 84L184 52L188 60L176 92L168 122L182 124L200 104M206 118L216 102L228 100L224 120L236 122L252 108L262 118L280 112M96 150L180 142L300 138L404 130';

type Signature = { versionId: string; name: string; capacity: string; drawn?: string };

/**
 * Two clients have just said yes: one from abroad, without French VAT and not paid yet, and one on account for work by
 * people. After all other invoices, as their numbers are in the order of time.
 */
export async function seedSignatures(): Promise<void> {
  const end = now();
  const hosting = await findHostingLeads(end);
  const abroad = hosting.find(({ customerEmail }) => customerEmail === ENGLISH_CLIENT);
  const work = await findServiceLead();
  try {
    if (abroad) {
      const versionId = await offer(abroad, end, () => writeDraft(abroad));
      await sign({ versionId, name: 'Chris Walker', capacity: 'Director' });
    }
    if (work) {
      const terms = 'on_account' as const;
      const versionId = await offer(work, end, () => writeDraft(work, { terms, lines: WORK }));
      const { contactName } = await db.crmLead.findUniqueOrThrow({ where: { id: work.id } });
      await sign({ versionId, name: contactName, capacity: 'Gérant', drawn: PEN });
    }
  } finally {
    setClock(null);
  }
}

async function offer(
  { since }: QuotableLead,
  end: Date,
  write: () => ReturnType<typeof writeDraft>,
): Promise<string> {
  const wished = end.getTime() - 3 * HOUR_MS;
  const time = new Date(Math.max(wished, since.getTime() + 60_000));
  clockAt(time);
  const draft = await write();
  await read(await send(draft), new Date((time.getTime() + end.getTime()) / 2));
  clockAt(end);
  return draft.versionId;
}

/** Pressed with the total that the page shows, options as they were offered. */
async function sign({ versionId, name, capacity, drawn }: Signature): Promise<void> {
  const { dueNowGrossCents, lines } = await db.quoteVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: {
      dueNowGrossCents: true,
      lines: { where: { optional: true, selected: true }, select: { id: true } },
    },
  });
  const input = acceptQuoteSchema.parse({
    ...{ token: linkTokenOf(versionId, 1), signerName: name, signerCapacity: capacity, terms: 'on', drawn },
    options: lines.map(({ id }) => id),
    shownGrossCents: String(dueNowGrossCents),
  });
  await acceptQuote({ ip: '192.0.2.24', userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/146.0' }, input);
}
