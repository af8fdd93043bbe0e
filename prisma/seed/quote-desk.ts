import type { Actor } from '@/lib/auth/actor';
import { setClock } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { linkTokenOf } from '@/lib/offers/link-token';
import { versionRow, versionSelect } from '@/lib/offers/version-row';
import { createQuote } from '@/lib/quotes/commands/create-quote';
import { recordVisit } from '@/lib/quotes/commands/record-visit';
import { saveDraft } from '@/lib/quotes/commands/save-draft';
import { sendQuote } from '@/lib/quotes/commands/send-quote';
import { saveDraftSchema } from '@/lib/quotes/schema';
import type { QuotableLead } from './quote-leads';

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;

const line = (kind: 'once' | 'recurring', label: string, detail: string, unitNetCents: number) => ({
  ...{ kind, label, detail, quantity: 1, unitNetCents, optional: false, selected: true },
});
const unticked = { optional: true, selected: false };

/** What sellers add to what the engine prices, in the words of their client. */
export const EXTRAS = {
  fr: [
    line(
      'once',
      'Migration de vos sites',
      'Transfert des fichiers et des bases, bascule sans coupure.',
      39_000,
    ),
    {
      ...line('recurring', 'Supervision 24 h/24', 'Astreinte et intervention en moins d’une heure.', 4_900),
      ...unticked,
    },
  ],
  en: [
    line(
      'once',
      'Migration of your sites',
      'Files and databases moved, switched over without an outage.',
      39_000,
    ),
    {
      ...line('recurring', 'Round-the-clock monitoring', 'On call, on the case within the hour.', 4_900),
      ...unticked,
    },
  ],
};

/** What people do for a request that needs no server. */
export const WORK = {
  fr: [
    line('once', 'Étude et mise en place', 'Cadrage, configuration et recette avec votre équipe.', 185_000),
    {
      ...line('once', 'Formation de l’équipe', 'Une demi-journée dans vos locaux.', 45_000),
      ...{ optional: true, selected: true },
    },
  ],
  en: [
    line('once', 'Study and set-up', 'Scoping, configuration and acceptance with your team.', 185_000),
    { ...line('once', 'Training of your team', 'Half a day on your premises.', 45_000), ...unticked },
  ],
};

const MESSAGE = {
  fr: 'Comme convenu au téléphone, voici notre proposition. Je reste à votre disposition.',
  en: 'As agreed on the phone, here is our proposal. Do call me with any question.',
};

export const clockAt = (time: Date): void => setClock(() => time);

/** A draft as the editor shows it; what is sent or approved names the version and the revision that was seen. */
export type Draft = { quoteId: string; versionId: string; revision: number; seller: Actor };

type Wish = {
  discount?: string;
  validUntil?: Date;
  terms?: 'prepaid' | 'on_account';
  lines?: typeof EXTRAS;
};

/** Writes the draft of a new quote, or the one that is open of a quote that is revised. */
export async function writeDraft(
  { id: leadId, seller }: QuotableLead,
  { discount = '5', validUntil, terms = 'prepaid', lines = EXTRAS }: Wish = {},
  revised?: string,
): Promise<Draft> {
  const quoteId = revised ?? (await createQuote(seller, { leadId, idempotencyKey: newId() })).quoteId;
  const row = await db.quoteVersion.findFirstOrThrow({
    where: { quoteId, status: 'draft' },
    select: versionSelect,
  });
  const { configuration, id: versionId, revision, locale, ...version } = versionRow(row);
  const saved = await saveDraft(
    seller,
    saveDraftSchema.parse({
      versionId,
      revision: String(revision),
      language: locale,
      lines: JSON.stringify(lines[locale]),
      discount,
      terms,
      dueDays: terms === 'on_account' ? '30' : '14',
      validUntil: (validUntil ?? version.validUntil).toISOString().slice(0, 10),
      message: MESSAGE[locale],
      ...(configuration && {
        cycle: configuration.cycle,
        commitment: String(configuration.commitment),
        quantity: String(configuration.quantity),
        addons: configuration.addons,
      }),
    }),
  );
  return { quoteId, versionId, revision: saved.revision, seller };
}

/** Sends it; the token of its link. */
export async function send({ seller, versionId, revision }: Draft): Promise<string> {
  await sendQuote(seller, { versionId, revision });
  return linkTokenOf(versionId, 1);
}

/** A client reads the page from top to bottom. */
export async function read(token: string, at: Date): Promise<void> {
  clockAt(at);
  const seconds = { summary: 42, lines: 95, terms: 20 };
  await recordVisit({ token, visitKey: newId(), section: null, seconds });
}
