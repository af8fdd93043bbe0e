import { ArrowLeft } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { IntentLink } from '@/components/ui/intent-link';
import { PageHeader } from '@/components/ui/page-header';
import type { SubscriptionPage } from '@/lib/billing/subscription-page';
import { SubscriptionBadge } from './status-badge';
import { SubscriptionView } from './subscription-view';
import { wordPreview } from './word-preview';

type Props = {
  found: SubscriptionPage;
  /** The page's own address, and where its reader came from. */
  path: string;
  backHref: string;
  forStaff?: boolean;
};

/** One subscription under its name, for its client and for staff. */
export async function SubscriptionRecord({ found, path, backHref, forStaff = false }: Props) {
  const [t, errors] = await Promise.all([getTranslations('billing.subscription'), getTranslations('errors')]);
  const { subscription } = found;
  return (
    <>
      <IntentLink
        href={backHref}
        className="mb-2 inline-flex items-center gap-1 rounded-sm text-sm text-ink-muted hover:text-ink"
      >
        <ArrowLeft aria-hidden="true" className="size-4" /> {t(forStaff ? 'backToCustomer' : 'back')}
      </IntentLink>
      <PageHeader
        title={t('heading', { reference: subscription.reference })}
        description={<SubscriptionBadge state={subscription.state} />}
      />
      <SubscriptionView
        {...found}
        preview={wordPreview(errors, found.preview)}
        path={path}
        forStaff={forStaff}
      />
    </>
  );
}
