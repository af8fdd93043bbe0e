import { getLocale, getTranslations } from 'next-intl/server';
import { buttonStyle } from '@/components/ui/button-style';
import { localePath } from '@/lib/i18n/routing';

export default async function NotFound() {
  const locale = await getLocale();
  const t = await getTranslations('common');
  return (
    <main className="container-page flex min-h-[70dvh] flex-col items-start justify-center gap-3">
      <p className="tabular text-sm font-medium text-module">404</p>
      <h1 className="text-xl font-semibold">{t('not_found.title')}</h1>
      <p className="max-w-prose text-ink-muted">{t('not_found.body')}</p>
      <a href={localePath(locale, '/')} className={`${buttonStyle('secondary')} mt-2`}>
        {t('not_found.home')}
      </a>
    </main>
  );
}
