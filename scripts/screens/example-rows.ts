import { hashToken, newToken } from '@/lib/auth/tokens';
import { db } from '@/lib/db/client';
import type { TokenPurpose } from '@/lib/db/generated/enums';
import { linkTokenOf } from '@/lib/offers/link-token';
import { receiptTokenOf } from '@/lib/orders/submission';

/** What stands for the words in braces of a page's address. */
export type ExampleRows = { values: Partial<Record<string, string>>; forget: () => Promise<void> };

/**
 * Rows that the demo accounts may see, one for each word, or none where there is none yet. Links that only an
 * e-mail holds are made for an hour and taken back by `forget`.
 */
export async function findExampleRows(): Promise<ExampleRows> {
  const newest = { orderBy: { createdAt: 'desc' } } as const;
  const [client, seller] = await Promise.all([userId('client'), userId('seller')]);
  const [hosting, service, own, lead, poolLead, mail, awaiting, node, running, billed, subscribed] =
    await Promise.all([
      db.hostingRequest.findFirst(newest),
      db.serviceRequest.findFirst(newest),
      client ? db.hostingRequest.findFirst({ where: { userId: client }, ...newest }) : null,
      seller
        ? db.crmLead.findFirst({
            where: { assignedToId: seller, hostingRequestId: { not: null } },
            ...newest,
          })
        : null,
      db.crmLead.findFirst({ where: { assignedToId: null }, ...newest }),
      db.emailMessage.findFirst({ where: { html: { not: null } }, ...newest }),
      db.hostingRequest.findFirst({ where: { confirmation: 'awaiting' }, ...newest }),
      db.cloudNode.findFirst({ orderBy: { usedCpu: 'desc' } }),
      client ? db.service.findFirst({ where: { userId: client }, ...newest }) : null,
      client ? db.invoice.findFirst({ where: { userId: client, kind: 'invoice' }, ...newest }) : null,
      client ? db.subscription.findFirst({ where: { userId: client }, ...newest }) : null,
    ]);
  const toConfirm = awaiting ?? own;
  const password = client ? await makeLink(client, 'set_password') : null;
  const confirmation = client && toConfirm ? await makeLink(client, 'confirm_request', toConfirm.id) : null;
  const values = {
    receipt: hosting ? receiptTokenOf('hosting', hosting.idempotencyKey) : undefined,
    serviceReceipt: service ? receiptTokenOf('service', service.idempotencyKey) : undefined,
    passwordToken: password?.token,
    confirmationToken: confirmation?.token,
    request: own?.reference,
    requestId: own?.id,
    lead: lead?.id,
    poolLead: poolLead?.id,
    user: seller,
    clientId: client,
    email: mail?.id,
    emailFile: (await db.emailAttachment.findFirst({ select: { id: true } }))?.id,
    node: node?.id,
    service: running?.id,
    invoice: billed?.number ?? undefined,
    subscription: subscribed?.id,
    invoiceDraft: (
      await db.invoice.findFirst({ where: { issuedAt: null, userId: { not: null } }, select: { id: true } })
    )?.id,
    customer: client,
  };
  const links = [password, confirmation].flatMap((link) => link?.id ?? []);
  const forget = async () => {
    await db.userToken.deleteMany({ where: { id: { in: links } } });
  };
  return { values: { ...values, ...(await exampleQuotes(client)) }, forget };
}

/** The newest quote in a client's hands with its link, the newest of the demo's client and one that is being written. */
async function exampleQuotes(client: string | undefined) {
  const [sent, draft, own] = await Promise.all([
    db.quoteVersion.findFirst({
      where: { status: 'sent', links: { some: { revokedAt: null } } },
      orderBy: { sentAt: 'desc' },
      select: { id: true, quoteId: true, links: { where: { revokedAt: null }, select: { serial: true } } },
    }),
    db.quoteVersion.findFirst({
      where: { status: 'draft' },
      orderBy: { createdAt: 'desc' },
      select: { id: true, quoteId: true },
    }),
    client
      ? db.quote.findFirst({
          where: { lead: { customerId: client }, versions: { some: { sentAt: { not: null } } } },
          orderBy: { createdAt: 'desc' },
          select: { reference: true },
        })
      : null,
  ]);
  const serial = sent?.links[0]?.serial;
  return {
    quote: sent?.quoteId,
    quoteVersion: sent?.id,
    quoteToken: sent && serial ? linkTokenOf(sent.id, serial) : undefined,
    quoteReference: own?.reference,
    draftQuote: draft?.quoteId,
    draftVersion: draft?.id,
  };
}

async function userId(name: string): Promise<string | undefined> {
  const email = `${name}@cloudnexus.test`;
  return (await db.user.findUnique({ where: { email }, select: { id: true } }))?.id;
}

async function makeLink(owner: string, purpose: TokenPurpose, hostingRequestId?: string) {
  const token = newToken();
  const expiresAt = new Date(Date.now() + 3_600_000);
  const { id } = await db.userToken.create({
    data: { userId: owner, purpose, tokenHash: hashToken(token), expiresAt, hostingRequestId },
    select: { id: true },
  });
  return { id, token };
}

/** An address with its words replaced; null when a word has no row, as on an empty platform. */
export function exampleAddress(values: ExampleRows['values'], path: string): string | null {
  const words = [...path.matchAll(/\{(\w+)\}/g)].map(([, word = '']) => word);
  if (words.some((word) => !values[word])) return null;
  return path.replace(/\{(\w+)\}/g, (_, word: string) => values[word] ?? '');
}
