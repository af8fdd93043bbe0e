import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DOC_FOLDERS, type DocFile, docsFor } from '@/lib/docs/documents';
import { type AppLocale, localePath } from '@/lib/i18n/routing';

type Props = { locale: AppLocale; current?: DocFile; children: ReactNode };

/** A page of the documentation beside the list of all of them; a phone has that list on /docs alone. */
export async function DocFrame({ locale, current, children }: Props) {
  const t = await getTranslations({ locale, namespace: 'help.docs' });
  const docsAddress = localePath(locale, '/docs');
  return (
    <div className="container-page grid gap-10 py-10 lg:grid-cols-[220px_minmax(0,1fr)]">
      <nav aria-label={t('nav')} className="hidden text-sm lg:block">
        <div className="sticky top-20 space-y-6">
          {DOC_FOLDERS.map((folder) => (
            <div key={folder}>
              <a href={`${docsAddress}/${folder}`} className="tap font-semibold hover:underline">
                {t(`folders.${folder}.title`)}
              </a>
              <ul className="mt-2 space-y-1 border-l border-line">
                {docsFor(folder, locale).map(({ name, title, lang }) => (
                  <li key={name}>
                    <a
                      href={`${docsAddress}/${folder}/${name}`}
                      lang={lang}
                      aria-current={current?.folder === folder && current.name === name ? 'page' : undefined}
                      className="-ml-px block border-l border-transparent py-1 pl-3 text-ink-muted hover:text-ink aria-[current=page]:border-module aria-[current=page]:font-medium aria-[current=page]:text-ink"
                    >
                      {title}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </nav>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
