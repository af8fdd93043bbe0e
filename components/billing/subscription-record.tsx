import { ArrowLeft } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { FormMessage } from '@/components/form/form-message';
import { planName } from '@/components/requests/plan-name';
import { IntentLink } from '@/components/ui/intent-link';
import { PageHeader } from '@/components/ui/page-header';
import type { NamedPlan, SubscriptionPage } from '@/lib/billing/subscription-page';
import type { UnpaidInvoice } from '@/lib/billing/unpaid-invoice';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { SubscriptionBadge } from './status-badge';
import { SubscriptionView } from './subscription-view';
import { UnpaidNotice } from './unpaid-notice';
import { wordPreview } from './word-preview';

type Props = {
  found: SubscriptionPage;
  /** The page's own address, and where its reader came from. */
  path: string;
  backHref: string;
  forStaff?: boolean;
  /** How its client has by people what cannot be had online. */
  help?: ReactNode;
  /** What it waits for while it is suspended. */
  unpaid?: UnpaidInvoice | null;
  /** They come from a change that was just made; said only of what was changed indeed. */
  isChanged: boolean;
};

/** One subscription under its name, for its client and for staff. */
export async function SubscriptionRecord({
  found,
  path,
  backHref,
  forStaff = false,
  help = null,
  unpaid = null,
  isChanged,
}: Props) {
  const [t, errors] = await Promise.all([getTranslations('billing.subscription'), getTranslations('errors')]);
  const { subscription, units } = found;
  const locale = (await getLocale()) as AppLocale;
  const named = <P extends NamedPlan | null>(plan: P) =>
    plan && { ...plan, name: planName(plan, locale) ?? plan.name };
  const preview = found.preview && { ...found.preview, plan: named(found.preview.plan) };
  return (
    <>
      <IntentLink
        href={backHref}
        className="mb-1 inline-flex items-center gap-1 rounded-sm py-1 text-sm text-ink-muted hover:text-ink"
      >
        <ArrowLeft aria-hidden="true" className="size-4" /> {t(forStaff ? 'backToCustomer' : 'back')}
      </IntentLink>
      <PageHeader
        title={t('heading', { reference: subscription.reference })}
        description={<SubscriptionBadge state={subscription.state} />}
      />
      {unpaid && (
        <UnpaidNotice
          invoice={unpaid}
          path={localePath(locale, forStaff ? '/crm/invoices' : '/account/invoices')}
          forStaff={forStaff}
        />
      )}
      {isChanged && subscription.changes.some(({ kind }) => kind === 'changed') && (
        <div className="mb-4">
          <FormMessage state={{ ok: true, message: t('change.done') }} />
        </div>
      )}
      <SubscriptionView
        subscription={subscription}
        plans={found.plans.map((plan) => named(plan))}
        units={units && { ...units, plan: named(units.plan) }}
        preview={wordPreview(errors, preview)}
        barrier={subscription.barrier && errors(subscription.barrier)}
        canEndNow={found.canEndNow}
        {...{ path, forStaff, help }}
      />
    </>
  );
}
