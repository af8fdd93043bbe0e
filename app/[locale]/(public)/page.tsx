import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { CheckMark } from '@/components/catalog/plan-card';
import { buttonStyle } from '@/components/ui/button-style';
import { soldPlans } from '@/lib/catalog/sold-plans';
import { messagesOf } from '@/lib/i18n/messages';
import { pageMetadata } from '@/lib/i18n/page-metadata';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { PlanTeaser } from './plan-teaser';
import { SamplePrice } from './sample-price';

export const revalidate = 300;

type Props = { params: Promise<{ locale: AppLocale }> };

const STEPS = ['configure', 'order', 'check', 'follow'] as const;
const ASSURANCES = ['commitment', 'payment', 'cancel'] as const;
const PROMISES = ['price', 'vat', 'data'] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const { site_title, site_description } = messagesOf(locale).common;
  const metadata = pageMetadata(locale, '/', { title: site_title, description: site_description });
  return { ...metadata, title: { absolute: site_title } };
}

export default async function HomePage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const { home, hosting, order } = messagesOf(locale);
  const { book, plans } = await soldPlans();
  const common = { book, plans, locale, hosting };
  return (
    <div className="container-page py-10 md:py-16">
      <div className="grid items-center gap-10 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-16">
        <div>
          <h1 className="max-w-xl text-xl font-semibold md:text-2xl">{home.title}</h1>
          <p className="mt-4 max-w-xl text-md text-ink-muted">{home.lead}</p>
          <p className="mt-7 grid gap-3 sm:flex sm:flex-wrap">
            <a href={localePath(locale, '/hosting/order')} className={buttonStyle('primary', 'lg')}>
              {home.start}
            </a>
            <a href={localePath(locale, '/hosting')} className={buttonStyle('secondary', 'lg')}>
              {home.see_plans}
            </a>
          </p>
          <ul className="mt-6 flex flex-wrap gap-x-6 gap-y-2 text-sm text-ink-muted">
            {ASSURANCES.map((key) => (
              <li key={key} className="flex items-start gap-2">
                <CheckMark />
                {home.assurances[key]}
              </li>
            ))}
          </ul>
        </div>
        <SamplePrice {...common} labels={home.sample} priceLabels={order.price} />
      </div>
      <PlanTeaser {...common} labels={home.plans} />
      <section className="mt-16">
        <h2 className="text-lg font-semibold">{home.steps.title}</h2>
        <ol className="mt-5 grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-4">
          {STEPS.map((step, index) => (
            <li key={step} className="border-t-2 border-module pt-3">
              <h3 className="font-semibold">
                <span aria-hidden="true" className="tabular mr-1.5 text-module">
                  {index + 1}
                </span>
                {home.steps[step].title}
              </h3>
              <p className="mt-1 text-ink-muted">{home.steps[step].body}</p>
            </li>
          ))}
        </ol>
      </section>
      <section className="mt-16">
        <h2 className="text-lg font-semibold">{home.promises.title}</h2>
        <dl className="mt-5 grid gap-x-8 gap-y-6 md:grid-cols-3">
          {PROMISES.map((promise) => (
            <div key={promise}>
              <dt className="font-semibold">{home.promises[promise].title}</dt>
              <dd className="mt-1 text-ink-muted">{home.promises[promise].body}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="mt-16 flex flex-wrap items-center justify-between gap-4 rounded-lg border border-line bg-surface p-6">
        <div className="max-w-xl">
          <h2 className="text-md font-semibold">{home.service.title}</h2>
          <p className="mt-1 text-ink-muted">{home.service.body}</p>
        </div>
        <a href={localePath(locale, '/request-service')} className={buttonStyle('secondary')}>
          {home.service.action}
        </a>
      </section>
    </div>
  );
}
