import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { planWords, resourceWords } from '@/components/catalog/plan-facts';
import { checkWords } from '@/components/order/field-checks';
import { OrderForm } from '@/components/order/order-form';
import { countryNames } from '@/lib/catalog/country-names';
import { soldPlans } from '@/lib/catalog/sold-plans';
import { messagesOf } from '@/lib/i18n/messages';
import { pageMetadata } from '@/lib/i18n/page-metadata';
import type { AppLocale } from '@/lib/i18n/routing';
import { checkCouponAction, orderHostingAction } from './actions';

// One static page for every configuration: the address is read in the browser, so a shared link is served from the
// cache like any other. Without JavaScript the form starts from the first plan; the answer to a plain post is
// rendered by the server with everything that was typed and its price.
export const revalidate = 300;

type Props = { params: Promise<{ locale: AppLocale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return pageMetadata(locale, '/hosting/order', messagesOf(locale).order.meta);
}

export default async function OrderPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const { common, errors, hosting, order } = messagesOf(locale);
  const { meta: _meta, received: _received, ...labels } = order;
  const { book, plans } = await soldPlans();
  const choices = plans.map(({ plan, row }) => ({
    code: plan.code,
    name: planWords(row, hosting).name,
    contents: resourceWords(plan, book, hosting, locale).join(', '),
  }));
  const { ssl_what: ssl, backup_what: backup, cdn_what: cdn } = hosting.options;
  return (
    <div className="container-page py-8 md:py-12">
      <header className="mb-6 max-w-2xl">
        <h1 className="text-xl font-semibold">{labels.title}</h1>
        <p className="mt-2 text-ink-muted">{labels.lead}</p>
        <p className="mt-1 text-sm text-ink-muted noscript:hidden">{labels.share}</p>
        <p className="mt-1 hidden text-sm text-ink-muted noscript:block">{labels.no_script}</p>
      </header>
      <OrderForm
        action={orderHostingAction}
        couponAction={checkCouponAction}
        locale={locale}
        book={book}
        plans={choices}
        countries={countryNames(locale, book.sellerCountry)}
        addonHints={{ ssl, backup, cdn }}
        unitWords={hosting.resources}
        labels={labels}
        checks={checkWords(errors)}
        optional={common.optional}
      />
    </div>
  );
}
