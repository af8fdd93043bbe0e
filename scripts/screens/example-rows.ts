import { hashToken, newToken } from '@/lib/auth/tokens';
import { db } from '@/lib/db/client';
import type { TokenPurpose } from '@/lib/db/generated/enums';
import { receiptTokenOf } from '@/lib/orders/submission';

/** What stands for the words in braces of a page's address. */
export type ExampleRows = { values: Record<string, string>; forget: () => Promise<void> };

/**
 * Rows of the demo that the demo accounts may see, one for each word. Links that only an e-mail holds are
 * made for an hour and taken back by `forget`.
 */
export async function findExampleRows(): Promise<ExampleRows> {
  const newest = { orderBy: { createdAt: 'desc' } } as const;
  const [client, seller] = await Promise.all([userId('client'), userId('seller')]);
  const [hosting, service, own, lead, poolLead, mail, awaiting] = await Promise.all([
    db.hostingRequest.findFirstOrThrow(newest),
    db.serviceRequest.findFirstOrThrow(newest),
    db.hostingRequest.findFirstOrThrow({ where: { userId: client }, ...newest }),
    db.crmLead.findFirstOrThrow({
      where: { assignedToId: seller, hostingRequestId: { not: null } },
      ...newest,
    }),
    db.crmLead.findFirstOrThrow({ where: { assignedToId: null }, ...newest }),
    db.emailMessage.findFirstOrThrow({ where: { html: { not: null } }, ...newest }),
    db.hostingRequest.findFirst({ where: { confirmation: 'awaiting' }, ...newest }),
  ]);
  const password = await makeLink(client, 'set_password');
  const confirmation = await makeLink(client, 'confirm_request', (awaiting ?? own).id);
  const values = {
    receipt: receiptTokenOf('hosting', hosting.idempotencyKey),
    serviceReceipt: receiptTokenOf('service', service.idempotencyKey),
    passwordToken: password.token,
    confirmationToken: confirmation.token,
    request: own.reference,
    requestId: own.id,
    lead: lead.id,
    poolLead: poolLead.id,
    user: seller,
    clientId: client,
    email: mail.id,
  };
  const forget = async () => {
    await db.userToken.deleteMany({ where: { id: { in: [password.id, confirmation.id] } } });
  };
  return { values, forget };
}

async function userId(name: string): Promise<string> {
  const email = `${name}@cloudnexus.test`;
  return (await db.user.findUniqueOrThrow({ where: { email }, select: { id: true } })).id;
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

/** An address with its words replaced; an unknown word is an error. */
export function exampleAddress(values: Record<string, string>, path: string): string {
  return path.replace(/\{(\w+)\}/g, (_, word: string) => {
    const value = values[word];
    if (!value) throw new Error(`no example row stands for {${word}} in ${path}`);
    return value;
  });
}
