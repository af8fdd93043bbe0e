import { ArrowLeft, Clock, Paperclip } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getFormatter, getTranslations, setRequestLocale } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { IntentLink } from '@/components/ui/intent-link';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/current-actor';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { type EmailDetail, getEmail } from '@/lib/messaging/mailbox';
import { InlineAction } from '../../inline-action';
import { retryEmailAction } from '../actions';
import { EmailStatusBadge } from '../email-status-badge';
import { emailReason, templateLabel } from '../email-words';
import { EmailWords } from './email-words-tabs';

type Props = { params: Promise<{ locale: AppLocale; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, id } = await params;
  const actor = await requireActor('ADMIN');
  const t = await getTranslations({ locale, namespace: 'admin' });
  const email = await getEmail(actor, id);
  return { title: email?.subject ?? t('mailbox.title') };
}

export default async function EmailPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN');
  const [t, email] = await Promise.all([getTranslations('admin'), getEmail(actor, id)]);
  if (!email) notFound();
  return (
    <>
      <IntentLink
        href={localePath(locale, '/admin/mailbox')}
        className="mb-1 inline-flex items-center gap-1 rounded-sm py-1 text-sm text-ink-muted hover:text-ink"
      >
        <ArrowLeft aria-hidden="true" className="size-4" /> {t('mailbox.title')}
      </IntentLink>
      <PageHeader title={email.subject ?? templateLabel(t, email.template)}>
        <EmailStatusBadge status={email.status} />
      </PageHeader>
      {email.error && (
        <div className="mb-4 flex flex-wrap items-center justify-between gap-3 rounded-lg bg-danger-soft px-4 py-3 text-danger">
          <p className="min-w-0 break-words">{emailReason(t, email.error)}</p>
          {email.status === 'failed' && (
            <InlineAction action={retryEmailAction} values={{ emailId: email.id }}>
              {t('mailbox.retry')}
            </InlineAction>
          )}
        </div>
      )}
      <Card className="overflow-hidden">
        <EmailFacts email={email} locale={locale} />
        {email.html !== null && email.text !== null ? (
          <EmailWords html={email.html} text={email.text} title={email.subject ?? ''} />
        ) : (
          <EmptyState icon={Clock} title={t('mailbox.notYet')}>
            {t('mailbox.notYetHint')}
          </EmptyState>
        )}
      </Card>
    </>
  );
}

async function EmailFacts({ email, locale }: { email: EmailDetail; locale: AppLocale }) {
  const [t, format] = await Promise.all([getTranslations('admin'), getFormatter()]);
  const moment = (at: Date) => format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' });
  const facts = [
    { label: t('mailbox.to'), value: email.toEmail },
    { label: t('mailbox.kind'), value: templateLabel(t, email.template) },
    { label: t('mailbox.language'), value: email.locale === 'fr' ? 'Français' : 'English' },
    { label: t('mailbox.made'), value: moment(email.createdAt) },
    ...(email.sentAt ? [{ label: t('mailbox.sentAt'), value: moment(email.sentAt) }] : []),
    ...(email.providerId ? [{ label: t('mailbox.providerId'), value: email.providerId }] : []),
  ];
  return (
    <dl className="grid gap-x-6 gap-y-2 border-b border-line p-4 sm:grid-cols-2">
      {facts.map(({ label, value }) => (
        <div key={label} className="flex min-w-0 gap-2">
          <dt className="shrink-0 text-ink-muted">{label}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
      {email.user && (
        <div className="flex gap-2">
          <dt className="text-ink-muted">{t('mailbox.person')}</dt>
          <dd>
            <IntentLink
              href={localePath(locale, `/admin/users/${email.user.id}`)}
              className="text-module underline-offset-4 hover:underline"
            >
              {email.user.name}
            </IntentLink>
          </dd>
        </div>
      )}
      {email.attachments.length > 0 && (
        <div className="flex min-w-0 gap-2">
          <dt className="shrink-0 text-ink-muted">{t('mailbox.files')}</dt>
          <dd className="flex min-w-0 flex-wrap gap-x-4 gap-y-1">
            {email.attachments.map(({ id, fileName }) => (
              <a
                key={id}
                href={localePath(locale, `/admin/mailbox/${email.id}/files/${id}`)}
                className="inline-flex min-w-0 items-center gap-1 text-module underline-offset-4 hover:underline"
              >
                <Paperclip aria-hidden="true" className="size-3.5 shrink-0" />
                <span className="break-all">{fileName}</span>
              </a>
            ))}
          </dd>
        </div>
      )}
    </dl>
  );
}
