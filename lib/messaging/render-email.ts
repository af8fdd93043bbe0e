import 'server-only';
import { createHash } from 'node:crypto';
import { plainTextSelectors, render } from '@react-email/render';
import { compile } from 'html-to-text';
import type { EmailTemplate, EmailTemplateProps } from '@/emails/catalogue';
import { now } from '@/lib/clock';
import { type Db, db } from '@/lib/db/client';
import { preparedSql } from '@/lib/db/prepared';
import { invitationLetter, passwordLetter } from './compose/account-letters';
import {
  documentLetter,
  paymentLetter,
  reminderLetter,
  unpaidServiceLetter,
} from './compose/billing-letters';
import { leadLetter } from './compose/lead-letter';
import { type Desk, deskFor, type Letter, type LetterFile } from './compose/letter';
import { quoteAcceptedLetter, quoteAnswerLetter, quoteLinkLetter } from './compose/quote-letters';
import type { Recipient } from './compose/recipient';
import { confirmationLetter, receivedLetter } from './compose/request-letters';
import { delayLetter, servicesLetter } from './compose/services-letter';
import { Undeliverable } from './undeliverable';

export type RenderedEmail = {
  id: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  /** When these words were made: with the id it names one sending. */
  renderedAt: Date;
};

/** A document takes its time to draw on a busy machine. */
const PATIENCE = { maxWait: 10_000, timeout: 30_000 };

type Row = {
  to: string;
  template: string;
  locale: Desk['locale'];
  userId: string | null;
  props: unknown;
  subject: string | null;
  html: string | null;
  text: string | null;
  renderedAt: Date | null;
  recipient: Recipient | null;
};

/**
 * The words of a queued message, made once: its links and what they stand for are written in the same
 * transaction, and a second run gets the words already kept. Null when it needs no sending any more: one that stays
 * here is settled by being worded. Refuses with Undeliverable when what it is about, or whom it is for, is gone.
 */
export async function renderOnce(emailId: string, staysHere: boolean): Promise<RenderedEmail | null> {
  return db.$transaction(async (tx) => {
    const email = await lockQueued(tx, emailId);
    if (!email) return null;
    const { subject, html, text, renderedAt, to } = email;
    if (subject !== null && html !== null && text !== null && renderedAt !== null) {
      return { id: emailId, to, subject, html, text, renderedAt };
    }
    const letter = await compose(deskFor(tx, email.locale, email.recipient), email);
    const words = { ...(await inWords(letter)), renderedAt: now() };
    const data = { ...words, ...(staysHere && { status: 'kept' as const, error: null }) };
    await tx.emailMessage.update({ where: { id: emailId }, data, select: { id: true } });
    if (letter.files) await keepFiles(tx, emailId, letter.files);
    return staysHere ? null : { id: emailId, to, ...words };
  }, PATIENCE);
}

async function lockQueued(tx: Db, emailId: string): Promise<Row | undefined> {
  const [email] = await tx.$queryRaw<Row[]>`
    ${preparedSql} SELECT m."toEmail" AS "to", m."template", m."locale"::text, m."userId", m."props", m."subject",
      m."html", m."text", m."renderedAt", CASE WHEN u."active" THEN jsonb_build_object('id', u."id", 'name', u."name",
        'email', u."email", 'role', u."role", 'passwordHash', u."passwordHash") END AS "recipient"
    FROM "EmailMessage" m LEFT JOIN "User" u ON u."id" = m."userId"
    WHERE m."id" = ${emailId} AND m."status" = 'queued' FOR UPDATE OF m`;
  return email;
}

/** In the place of those of an earlier wording. */
async function keepFiles(tx: Db, emailId: string, files: readonly LetterFile[]): Promise<void> {
  await tx.emailAttachment.deleteMany({ where: { emailId } });
  await tx.emailAttachment.createMany({
    data: files.map((file) => ({
      emailId,
      ...file,
      sha256: createHash('sha256').update(file.content).digest('hex'),
      createdAt: now(),
    })),
  });
}

/** As `toPlainText` of the e-mail library has it, which reads its own rules anew for every message. */
const toPlainText = compile({ wordwrap: false, selectors: plainTextSelectors });

async function inWords({ subject, body }: Letter) {
  const html = await render(body);
  // A subject is one line, whatever names and titles in it hold.
  return { subject: subject.replace(/\s+/g, ' '), html, text: toPlainText(html) };
}

type Composers = {
  [T in EmailTemplate]: (desk: Desk, props: EmailTemplateProps[T], userId: string | null) => Promise<Letter>;
};

const COMPOSERS: Composers = {
  request_received: (desk, props, userId) => receivedLetter(desk, userId, props),
  request_confirmation: (desk, props) => confirmationLetter(desk, props),
  set_password: (desk, props) => passwordLetter(desk, 'set_password', props),
  reset_password: (desk, props) => passwordLetter(desk, 'reset_password', props),
  invitation: (desk, props) => invitationLetter(desk, props),
  service_active: (desk, props) => servicesLetter(desk, props),
  service_delayed: (desk, props) => delayLetter(desk, props),
  quote_link: (desk, props) => quoteLinkLetter(desk, props),
  quote_answer: (desk, props) => quoteAnswerLetter(desk, props),
  quote_accepted: (desk, props) => quoteAcceptedLetter(desk, props),
  lead_assigned: (desk, props, userId) => {
    if (!userId) throw new Undeliverable('recipient_gone');
    return leadLetter(desk, userId, props);
  },
  invoice_issued: (desk, props) => documentLetter(desk, 'invoice_issued', props),
  credit_note_issued: (desk, props) => documentLetter(desk, 'credit_note_issued', props),
  payment_received: (desk, props) => paymentLetter(desk, props),
  invoice_reminder: (desk, props) => reminderLetter(desk, props),
  unpaid_service: (desk, props) => unpaidServiceLetter(desk, props),
};

function isTemplate(name: string): name is EmailTemplate {
  return Object.hasOwn(COMPOSERS, name);
}

/** Props were written by `enqueueEmail`, which types them by their template. */
function compose(desk: Desk, { template, props, userId }: Row): Promise<Letter> {
  if (!isTemplate(template)) throw new Undeliverable('unknown_template');
  return COMPOSERS[template](desk, props as never, userId);
}
