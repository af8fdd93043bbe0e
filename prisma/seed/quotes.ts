import { setClock } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { declineQuote } from '@/lib/quotes/commands/decline-quote';
import { answerQuestion, askQuestion } from '@/lib/quotes/commands/questions';
import { reviseQuote } from '@/lib/quotes/commands/revise-quote';
import { askApproval, revokeLink } from '@/lib/quotes/commands/tend-quote';
import { expireQuote, remindClient } from '@/lib/quotes/jobs';
import { clockAt, DAY_MS, HOUR_MS, read, send, writeDraft } from './quote-desk';
import { DEMO_CLIENT, findHostingLeads, type QuotableLead } from './quote-leads';

type Story = {
  /** How long before the end it begins. */
  days: number;
  tell: (lead: QuotableLead, begin: Date) => Promise<void>;
};

const after = (time: Date, hours: number): Date => new Date(time.getTime() + hours * HOUR_MS);

/** The demo client's own: read, and asked about. */
const asked: Story = {
  days: 1,
  tell: async (lead, begin) => {
    const token = await send(await writeDraft(lead));
    await read(token, after(begin, 5));
    await askQuestion({ token, question: 'La migration peut-elle se faire un dimanche ?' });
  },
};

const unread: Story = { days: 2, tell: async (lead) => void (await send(await writeDraft(lead))) };
const unwritten: Story = { days: 3, tell: async (lead) => void (await writeDraft(lead)) };

/** Never opened, reminded of, and over. */
const expired: Story = {
  days: 12,
  tell: async (lead, begin) => {
    const draft = await writeDraft(lead, { validUntil: after(begin, 7 * 24) });
    await send(draft);
    clockAt(morningOf(after(begin, 6 * 24)));
    await remindClient(draft.versionId, 'expiry');
    clockAt(after(begin, 9 * 24));
    await expireQuote(draft.versionId);
  },
};

const morningOf = (time: Date): Date => new Date(`${time.toISOString().slice(0, 10)}T08:00:00Z`);

const declined: Story = {
  days: 4,
  tell: async (lead, begin) => {
    const token = await send(await writeDraft(lead));
    await read(token, after(begin, 20));
    await declineQuote({
      token,
      reason: 'price',
      note: 'Notre prestataire actuel s’est aligné pour une année encore. Recontactez-nous au printemps.',
    });
  },
};

/** A question changes what is offered: the first version gives way to a second. */
const replaced: Story = {
  days: 1.5,
  tell: async (lead, begin) => {
    const first = await writeDraft(lead);
    const token = await send(first);
    await read(token, after(begin, 3));
    await askQuestion({ token, question: 'Pouvez-vous faire un geste si nous nous décidons ce mois-ci ?' });
    clockAt(after(begin, 5));
    const { quoteId, seller } = first;
    const question = await db.quoteQuestion.findFirst({ where: { quoteId }, select: { id: true } });
    const answer = 'Oui, je vous prépare une nouvelle version avec une remise de 8 %.';
    if (question) await answerQuestion(seller, { questionId: question.id, answer });
    await reviseQuote(seller, { quoteId });
    await send(await writeDraft(lead, { discount: '8' }, quoteId));
  },
};

const revoked: Story = {
  days: 2.5,
  tell: async (lead, begin) => {
    const draft = await writeDraft(lead);
    await send(draft);
    clockAt(after(begin, 2));
    await revokeLink(draft.seller, draft);
  },
};

const awaitingApproval: Story = {
  days: 0.25,
  tell: async (lead) => {
    const draft = await writeDraft(lead, { discount: '18' });
    await askApproval(draft.seller, draft);
  },
};

/** The oldest first: whoever reads the log sees them in the order of time. */
const STORIES = [expired, declined, unwritten, revoked, unread, replaced, awaitingApproval];

/** Quotes of the demo's open hosting leads, one in every state but accepted. */
export async function seedQuotes(at: Date): Promise<void> {
  const leads = await findHostingLeads(at);
  const own = leads[0]?.customerEmail === DEMO_CLIENT ? leads.shift() : undefined;
  try {
    for (const story of STORIES) await tellOf(leads, story, at);
    if (own) await tellOf([own], asked, at);
  } finally {
    setClock(null);
  }
}

/** Takes the first lead that stood as it does long enough for the story. */
async function tellOf(leads: QuotableLead[], { days, tell }: Story, at: Date): Promise<void> {
  const begin = new Date(at.getTime() - days * DAY_MS);
  const index = leads.findIndex(({ since }) => since < begin);
  const [lead] = index < 0 ? [] : leads.splice(index, 1);
  if (!lead) return;
  clockAt(begin);
  await tell(lead, begin);
}
