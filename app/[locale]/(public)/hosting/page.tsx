import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { PlanCard } from '@/components/catalog/plan-card';
import { buttonStyle } from '@/components/ui/button-style';
import { soldPlans } from '@/lib/catalog/sold-plans';
import { formatRate } from '@/lib/i18n/fill';
import { messagesOf } from '@/lib/i18n/messages';
import { pageMetadata } from '@/lib/i18n/page-metadata';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { Comparison } from './comparison';
import { CycleSwitch } from './cycle-switch';
import { DiscountList, DomainPrices, OptionPrices, UnitPrices } from './price-lists';
import { Questions } from './questions';

export const revalidate = 300;

type Props = { params: Promise<{ locale: AppLocale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return pageMetadata(locale, '/hosting', messagesOf(locale).hosting.meta);
}

/** Everything that has a price, on one static page without any JavaScript of its own. */
export default async function HostingPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const labels = messagesOf(locale).hosting;
  const { book, plans } = await soldPlans();
  const common = { book, labels, locale };
  const yearly = book.discounts.commitment.find(({ months }) => months === book.yearlyMinimumCommitment);
  const yearlyRate = formatRate(locale, book.discounts.cycle.yearly + (yearly?.basisPoints ?? 0));
  return (
    <div className="container-page py-10 md:py-14">
      <div className="group/plans">
        <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-5">
          <div className="max-w-2xl">
            <h1 className="text-xl font-semibold md:text-2xl">{labels.title}</h1>
            <p className="mt-2 text-md text-ink-muted">{labels.lead}</p>
          </div>
          <CycleSwitch labels={labels.cycle} yearlyRate={yearlyRate} />
        </div>
        <h2 className="sr-only">{labels.compare.what}</h2>
        <div className="mt-8 grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          {plans.map(({ plan, row }) => (
            <PlanCard key={plan.code} plan={plan} row={row} {...common} />
          ))}
        </div>
      </div>
      <section className="mt-14">
        <h2 className="mb-4 text-lg font-semibold">{labels.compare.title}</h2>
        <Comparison plans={plans} {...common} />
      </section>
      <div className="mt-14 grid gap-4 md:grid-cols-2">
        <UnitPrices {...common} />
        <DiscountList {...common} />
        <OptionPrices {...common} />
        <DomainPrices {...common} />
      </div>
      <Questions labels={labels.questions} yearlyMonths={book.yearlyMinimumCommitment} />
      <section className="mt-14 flex flex-wrap items-center justify-between gap-4 rounded-lg border border-line bg-surface p-5">
        <div className="max-w-xl">
          <h2 className="text-md font-semibold">{labels.help.title}</h2>
          <p className="mt-1 text-ink-muted">{labels.help.body}</p>
        </div>
        <a href={localePath(locale, '/request-service')} className={buttonStyle('secondary')}>
          {labels.help.action}
        </a>
      </section>
    </div>
  );
}
