import { getTranslations } from 'next-intl/server';
import { buttonStyle } from '@/components/ui/button-style';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { LocaleSwitch } from './locale-switch';
import { Logo } from './logo';
import { ThemeToggle } from './theme-toggle';

const LINKS = [
  ['/hosting', 'nav.plans'],
  ['/request-service', 'nav.request_service'],
] as const;

/** Plain links: the same on every public page, whoever looks, so that it can be cached. */
export async function PublicHeader({ locale }: { locale: AppLocale }) {
  const t = await getTranslations({ locale, namespace: 'common' });
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-surface/95 backdrop-blur">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-40 focus:rounded-md focus:bg-surface focus:px-3 focus:py-2"
      >
        {t('skip_to_content')}
      </a>
      <div className="container-page flex h-14 items-center gap-1 sm:gap-4">
        <a href={localePath(locale, '/')} className="flex items-center gap-2 font-semibold whitespace-nowrap">
          <Logo />
          <span className="hidden min-[360px]:inline">{t('brand')}</span>
        </a>
        <nav aria-label={t('nav.main')} className="ml-2 hidden gap-1 md:flex">
          {LINKS.map(([path, key]) => (
            <a
              key={path}
              href={localePath(locale, path)}
              className="rounded-md px-3 py-2 text-sm font-medium text-ink-muted hover:bg-sunken hover:text-ink"
            >
              {t(key)}
            </a>
          ))}
        </nav>
        <div className="ml-auto flex items-center gap-1">
          <LocaleSwitch locale={locale} label={t('switch_language')} />
          <ThemeToggle label={t('switch_theme')} />
          <a href={localePath(locale, '/account/requests')} className={buttonStyle('secondary', 'sm')}>
            {t('nav.account')}
          </a>
        </div>
      </div>
    </header>
  );
}
