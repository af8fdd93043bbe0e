import { getTranslations } from 'next-intl/server';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { Logo } from './logo';

const COLUMNS = {
  hosting: [
    ['/hosting', 'nav.plans'],
    ['/hosting/order', 'nav.order'],
    ['/request-service', 'nav.request_service'],
  ],
  help: [
    ['/docs', 'nav.docs'],
    ['/docs/api', 'nav.api'],
  ],
  account: [
    ['/account/requests', 'nav.account'],
    ['/register', 'nav.register'],
  ],
} as const;

const SUPPORT = 'support@cloudnexus.com';
const LINK = 'inline-block min-w-6 rounded-sm py-1 text-ink-muted hover:text-ink hover:underline';

export async function PublicFooter({ locale }: { locale: AppLocale }) {
  const t = await getTranslations({ locale, namespace: 'common' });
  return (
    <footer className="mt-20 border-t border-line bg-surface">
      <div className="container-page grid gap-8 py-10 text-sm md:grid-cols-[minmax(0,1fr)_auto]">
        <div className="max-w-xs space-y-2">
          <p className="flex items-center gap-2 font-semibold">
            <Logo className="size-5" /> {t('brand')}
          </p>
          <p className="text-ink-muted">{t('footer.line')}</p>
        </div>
        <nav
          aria-label={t('nav.footer')}
          className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-6 sm:grid-cols-3 sm:gap-x-10"
        >
          {(['hosting', 'help', 'account'] as const).map((column) => (
            <div key={column}>
              <h2 className="mb-1 font-semibold">{t(`footer.${column}`)}</h2>
              <ul>
                {COLUMNS[column].map(([path, key]) => (
                  <li key={path}>
                    <a href={localePath(locale, path)} className={LINK}>
                      {t(key)}
                    </a>
                  </li>
                ))}
                {column === 'help' && (
                  <li>
                    <a href={`mailto:${SUPPORT}`} className={LINK}>
                      {SUPPORT}
                    </a>
                  </li>
                )}
              </ul>
            </div>
          ))}
        </nav>
      </div>
    </footer>
  );
}
