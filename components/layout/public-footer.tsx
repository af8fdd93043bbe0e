import { getTranslations } from 'next-intl/server';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { Logo } from './logo';

const LINKS = [
  ['/hosting', 'nav.plans'],
  ['/hosting/order', 'nav.order'],
  ['/request-service', 'nav.request_service'],
  ['/docs', 'nav.docs'],
  ['/account/requests', 'nav.account'],
] as const;

export async function PublicFooter({ locale }: { locale: AppLocale }) {
  const t = await getTranslations({ locale, namespace: 'common' });
  return (
    <footer className="mt-20 border-t border-line bg-surface">
      <div className="container-page flex flex-wrap items-start justify-between gap-6 py-8 text-sm">
        <div className="max-w-xs space-y-2">
          <p className="flex items-center gap-2 font-semibold">
            <Logo className="size-5" /> {t('brand')}
          </p>
          <p className="text-ink-muted">{t('footer.line')}</p>
        </div>
        <nav aria-label={t('nav.footer')}>
          <ul className="flex flex-wrap gap-x-6 gap-y-2">
            {LINKS.map(([path, key]) => (
              <li key={path}>
                <a href={localePath(locale, path)} className="text-ink-muted hover:text-ink hover:underline">
                  {t(key)}
                </a>
              </li>
            ))}
            <li>
              <a
                href="mailto:support@cloudnexus.com"
                className="text-ink-muted hover:text-ink hover:underline"
              >
                support@cloudnexus.com
              </a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
