import type { Actor } from '@/lib/auth/actor';
import { now, setClock } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { linkTokenOf } from '@/lib/offers/link-token';
import { versionRow, versionSelect } from '@/lib/offers/version-row';
import { createQuote } from '@/lib/quotes/commands/create-quote';
import { askQuestion } from '@/lib/quotes/commands/questions';
import { recordVisit } from '@/lib/quotes/commands/record-visit';
import { saveDraft } from '@/lib/quotes/commands/save-draft';
import { sendQuote } from '@/lib/quotes/commands/send-quote';
import { saveDraftSchema } from '@/lib/quotes/schema';

const DEMO_CLIENT = 'client@cloudnexus.test';
const DEMO_SELLER = 'seller@cloudnexus.test';
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const MIGRATION = {
  kind: 'once',
  label: 'Migration de vos sites',
  detail: 'Transfert des fichiers et des bases, bascule sans coupure.',
  quantity: 1,
  unitNetCents: 39_000,
  optional: false,
  selected: true,
};
const WATCH = {
  kind: 'recurring',
  label: 'Supervision 24 h/24',
  detail: 'Astreinte et intervention en moins d’une heure.',
  quantity: 1,
  unitNetCents: 4_900,
  optional: true,
  selected: false,
};

const leadSelect = {
  id: true,
  stageChangedAt: true,
  assignedTo: { select: { id: true, role: true, name: true, email: true, locale: true, timeZone: true } },
} as const;

/**
 * Open hosting leads of sellers, the demo's own client first: they find a quote in their account. Then those of the
 * demo's own seller, who finds quotes in their list.
 */
async function findLeads(at: Date) {
  const where = {
    hostingRequest: { status: 'pending', userId: { not: null } },
    assignedTo: { active: true, role: 'SELLER' },
    // Long enough ago that what follows is over by now.
    stageChangedAt: { lt: new Date(at.getTime() - 8 * HOUR_MS) },
  } as const;
  const newest = { orderBy: { createdAt: 'desc' }, select: leadSelect } as const;
  const own = await db.crmLead.findFirst({
    where: {
      ...where,
      status: { in: ['contacted', 'qualified', 'proposal'] },
      customer: { email: DEMO_CLIENT },
    },
    ...newest,
  });
  const others = await db.crmLead.findMany({
    where: { ...where, status: { in: ['qualified', 'proposal'] }, id: { not: own?.id } },
    ...newest,
  });
  const ofSeller = others.filter(({ assignedTo }) => assignedTo?.email === DEMO_SELLER);
  return [...new Set([...(own ? [own] : []), ...ofSeller, ...others])].slice(0, 3);
}

/** Quotes of the demo's open hosting leads: one read and asked about, one sent, one being written. */
export async function seedQuotes(at: Date): Promise<void> {
  const leads = await findLeads(at);
  try {
    for (const [index, { id, assignedTo, stageChangedAt }] of leads.entries()) {
      if (!assignedTo) continue;
      const wished = at.getTime() - (index + 1) * DAY_MS;
      const time = new Date(Math.max(wished, stageChangedAt.getTime() + HOUR_MS));
      setClock(() => time);
      await seedQuote({ ...assignedTo, sessionId: 'seed' }, id, index);
    }
  } finally {
    setClock(null);
  }
}

async function seedQuote(seller: Actor, leadId: string, index: number): Promise<void> {
  const { quoteId } = await createQuote(seller, { leadId, idempotencyKey: newId() });
  const version = await db.quoteVersion.findFirstOrThrow({ where: { quoteId }, select: versionSelect });
  const { configuration, id, revision, locale, validUntil } = versionRow(version);
  await saveDraft(
    seller,
    saveDraftSchema.parse({
      versionId: id,
      revision: String(revision),
      language: locale,
      lines: JSON.stringify([MIGRATION, WATCH]),
      discount: '5',
      terms: 'prepaid',
      dueDays: '14',
      validUntil: validUntil.toISOString().slice(0, 10),
      message: 'Comme convenu au téléphone, voici notre proposition. Je reste à votre disposition.',
      ...(configuration && {
        cycle: configuration.cycle,
        commitment: String(configuration.commitment),
        quantity: String(configuration.quantity),
        addons: configuration.addons,
      }),
    }),
  );
  if (index === 2) return;
  await sendQuote(seller, { versionId: id, revision: revision + 1 });
  if (index === 1) return;
  const token = linkTokenOf(id, 1);
  const opened = new Date(now().getTime() + 5 * HOUR_MS);
  setClock(() => opened);
  const seconds = { summary: 42, lines: 95, terms: 20 };
  await recordVisit({ token, visitKey: newId(), section: null, seconds });
  await askQuestion({ token, question: 'La migration peut-elle se faire un dimanche ?' });
}
