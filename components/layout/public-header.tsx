import { getTranslations } from 'next-intl/server';
import { buttonStyle } from '@/components/ui/button-style';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { LocaleSwitch } from './locale-switch';
import { Logo } from './logo';
import { PublicMenu } from './public-menu';
import { ThemeToggle } from './theme-toggle';

const LINKS = [
  ['/hosting', 'nav.plans'],
  ['/request-service', 'nav.request_service'],
  ['/docs', 'nav.docs'],
] as const;

/** Plain links: the same on every public page, whoever looks, so that it can be cached. */
export async function PublicHeader({ locale }: { locale: AppLocale }) {
  const t = await getTranslations({ locale, namespace: 'common' });
  const links = LINKS.map(([path, key]) => ({ href: localePath(locale, path), label: t(key) }));
  const account = { href: localePath(locale, '/account/requests'), label: t('nav.account') };
  const order = { href: localePath(locale, '/hosting/order'), label: t('nav.order') };
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-surface/95 backdrop-blur">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-40 focus:rounded-md focus:bg-surface focus:px-3 focus:py-2"
      >
        {t('skip_to_content')}
      </a>
      <div className="container-page flex h-14 items-center gap-1 sm:gap-4">
        <a
          href={localePath(locale, '/')}
          className="flex items-center gap-2 rounded-sm font-semibold whitespace-nowrap"
        >
          <Logo />
          {t('brand')}
        </a>
        <nav aria-label={t('nav.main')} className="ml-2 hidden gap-1 md:flex">
          {links.map(({ href, label }) => (
            <a
              key={href}
              href={href}
              className="rounded-md px-3 py-2 text-sm font-medium text-ink-muted hover:bg-sunken hover:text-ink"
            >
              {label}
            </a>
          ))}
        </nav>
        <div className="ml-auto flex items-center gap-1">
          <LocaleSwitch locale={locale} label={t('switch_language')} />
          <ThemeToggle label={t('switch_theme')} />
          <div className="ml-1 hidden items-center gap-2 md:flex">
            <a href={account.href} className={buttonStyle('secondary', 'sm')}>
              {account.label}
            </a>
            <div className="hidden lg:block">
              <a href={order.href} className={buttonStyle('primary', 'sm')}>
                {order.label}
              </a>
            </div>
          </div>
          <PublicMenu label={t('nav.menu')} name={t('nav.main')} links={[...links, account]} order={order} />
        </div>
      </div>
    </header>
  );
}
