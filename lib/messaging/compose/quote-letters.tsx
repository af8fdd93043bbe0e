import 'server-only';
import type { EmailTemplateProps } from '@/emails/catalogue';
import type { Fact } from '@/emails/fact-list';
import { QuoteLetter } from '@/emails/quote-letter';
import { formatMoney } from '@/lib/money';
import { linkTokenOf } from '@/lib/offers/link-token';
import { offerTotals } from '@/lib/offers/offer';
import { keepQuoteDocument } from '@/lib/pdf/quote/keep-document';
import { type Paper, readPaper } from '@/lib/pdf/quote/paper-data';
import { Undeliverable } from '../undeliverable';
import type { Desk, Letter } from './letter';

const REMINDERS = ['expiry', 'silence'];

/** The link to a quote. A reminder that was overtaken by any answer is not sent. */
export async function quoteLinkLetter(
  desk: Desk,
  { versionId, occasion }: EmailTemplateProps['quote_link'],
): Promise<Letter> {
  const { t, locale, tx } = desk;
  const paper = await paperOf(desk, versionId);
  const { version, reference } = paper;
  if (version.status !== 'sent' && (version.status !== 'accepted' || REMINDERS.includes(occasion)))
    throw new Undeliverable('quote_answered');
  const url = await linkOf(desk, versionId);
  const until = dayOf(locale, version.validUntil);
  const seller = await sellerName(desk, versionId);
  const file = await keepQuoteDocument(tx, versionId, 'offer');
  const title = t(`quote.${occasion}.title`, { reference });
  return {
    subject: t(`quote.${occasion}.subject`, { reference }),
    files: file ? [file] : [],
    body: (
      <QuoteLetter
        t={t}
        locale={locale}
        preview={t(`quote.${occasion}.intro`, { seller, until })}
        title={title}
        name={version.buyerName}
        words={[t(`quote.${occasion}.intro`, { seller, until })]}
        quoted={occasion === 'sent' && version.message ? [version.message] : []}
        facts={factsOf(desk, paper)}
        link={{ url, label: t('quote.open') }}
        notes={[t('quote.question_hint'), t('quote.attached')]}
      />
    ),
  };
}

/** What the seller answers to a question of the client. */
export async function quoteAnswerLetter(
  desk: Desk,
  { questionId }: EmailTemplateProps['quote_answer'],
): Promise<Letter> {
  const { t, locale, tx } = desk;
  const question = await tx.quoteQuestion.findUnique({
    where: { id: questionId },
    select: { versionId: true, question: true, answer: true, answeredBy: { select: { name: true } } },
  });
  if (!question?.answer) throw new Undeliverable('subject_gone');
  const { version, reference } = await paperOf(desk, await standingVersion(desk, question.versionId));
  const url = await linkOf(desk, version.id);
  const intro = t('quote.answer.intro', { seller: question.answeredBy?.name ?? '' });
  return {
    subject: t('quote.answer.subject', { reference }),
    body: (
      <QuoteLetter
        t={t}
        locale={locale}
        preview={intro}
        title={t('quote.answer.title')}
        name={version.buyerName}
        words={[intro]}
        quoted={[question.question, question.answer]}
        facts={[]}
        link={{ url, label: t('quote.open') }}
        notes={[]}
      />
    ),
  };
}

/** What was agreed, with the contract. */
export async function quoteAcceptedLetter(
  desk: Desk,
  { versionId }: EmailTemplateProps['quote_accepted'],
): Promise<Letter> {
  const { t, locale, tx } = desk;
  const paper = await paperOf(desk, versionId);
  const { version, reference, acceptance } = paper;
  if (!acceptance) throw new Undeliverable('subject_gone');
  const file = await keepQuoteDocument(tx, versionId, 'contract');
  const url = await linkOf(desk, versionId);
  const invoice = acceptance.invoiceNumber ?? '';
  return {
    subject: t('quote.accepted.subject', { reference }),
    files: file ? [file] : [],
    body: (
      <QuoteLetter
        t={t}
        locale={locale}
        preview={t('quote.accepted.intro')}
        title={t('quote.accepted.title', { reference })}
        name={version.buyerName}
        words={[t('quote.accepted.intro'), t(`quote.accepted.${version.terms}`, { invoice })]}
        facts={factsOf(desk, paper)}
        link={{ url, label: t('quote.accepted.open') }}
        notes={[t('quote.accepted.print', { hash: acceptance.documentSha256 })]}
      />
    ),
  };
}

async function paperOf({ tx }: Desk, versionId: string): Promise<Paper> {
  const paper = await readPaper(tx, versionId);
  if (!paper) throw new Undeliverable('subject_gone');
  return paper;
}

/** The version a client can act on: the one that replaced it, or itself. */
async function standingVersion({ tx }: Desk, versionId: string): Promise<string> {
  const { quoteId } = await tx.quoteVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: { quoteId: true },
  });
  const open = await tx.quoteVersion.findFirst({
    where: { quoteId, status: { in: ['sent', 'accepted'] } },
    select: { id: true },
  });
  return open?.id ?? versionId;
}

/** The living link: made again from what the database keeps, which is not the token. */
async function linkOf({ tx, url }: Desk, versionId: string): Promise<string> {
  const link = await tx.quoteLink.findFirst({
    where: { versionId, revokedAt: null },
    select: { serial: true },
  });
  if (!link) throw new Undeliverable('quote_link_revoked');
  return url(`/quotes/${linkTokenOf(versionId, link.serial)}`);
}

async function sellerName({ tx }: Desk, versionId: string): Promise<string> {
  const version = await tx.quoteVersion.findUnique({
    where: { id: versionId },
    select: { sentBy: { select: { name: true } } },
  });
  return version?.sentBy?.name ?? 'Cloud Nexus';
}

const dayOf = (locale: string, day: Date) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(day);

function factsOf({ t, locale }: Desk, { version, reference }: Paper): Fact[] {
  const totals = offerTotals(version.lines, version);
  const amount = ({ net, gross }: { net: number; gross: number }) =>
    t('request_received.amount', {
      net: formatMoney(net, version.currency, locale),
      gross: formatMoney(gross, version.currency, locale),
    });
  return [
    { label: t('quote.reference'), value: reference },
    { label: t('quote.due_now'), value: amount(totals.dueNow) },
    ...(totals.perPeriod.net > 0
      ? [
          {
            label: t('request_received.perPeriod', { cycle: version.cycle }),
            value: amount(totals.perPeriod),
          },
        ]
      : []),
    ...(version.status === 'sent'
      ? [{ label: t('quote.until'), value: dayOf(locale, version.validUntil) }]
      : []),
  ];
}
