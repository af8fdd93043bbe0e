import { getTranslations } from 'next-intl/server';
import { IntentLink } from '@/components/ui/intent-link';
import { type AppLocale, localePath } from '@/lib/i18n/routing';

const TABS = {
  nodes: '/admin/cloud',
  services: '/admin/cloud/services',
  providers: '/admin/cloud/providers',
};

/** The pages of the cloud side by side. */
export async function CloudTabs({ locale, here }: { locale: AppLocale; here: keyof typeof TABS }) {
  const t = await getTranslations('services.staff.tabs');
  return (
    <nav aria-label={t('label')} className="mb-4 flex gap-4 overflow-x-auto border-b border-line text-sm">
      {(Object.keys(TABS) as (keyof typeof TABS)[]).map((tab) => (
        <IntentLink
          key={tab}
          href={localePath(locale, TABS[tab])}
          aria-current={tab === here ? 'page' : undefined}
          className={`-mb-px border-b-2 px-1 py-2 font-medium whitespace-nowrap ${tab === here ? 'border-module text-ink' : 'border-transparent text-ink-muted hover:text-ink'}`}
        >
          {t(tab)}
        </IntentLink>
      ))}
    </nav>
  );
}
