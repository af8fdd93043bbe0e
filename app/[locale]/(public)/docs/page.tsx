import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { DOC_FOLDERS, readIntroduction } from '@/lib/docs/documents';
import { pageMetadata } from '@/lib/i18n/page-metadata';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { DocArticle } from './doc-article';
import { DocFrame } from './doc-frame';
import { DocHeading } from './doc-heading';
import { DocList } from './doc-list';

type Props = { params: Promise<{ locale: AppLocale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'help.docs' });
  return pageMetadata(locale, '/docs', { title: t('title'), description: t('lead') });
}

export default async function DocsPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations('help.docs');
  const docsAddress = localePath(locale, '/docs');
  const introduction = readIntroduction();
  return (
    <DocFrame locale={locale}>
      <DocHeading title={t('title')}>
        {t('lead')} {locale !== 'en' && t('in_english')}
      </DocHeading>
      {DOC_FOLDERS.map((folder) => (
        <section key={folder} className="mb-10">
          <h2 className="mb-3 text-lg font-semibold">{t(`folders.${folder}.title`)}</h2>
          <DocList folder={folder} locale={locale} docsAddress={docsAddress} />
        </section>
      ))}
      <section className="mt-16">
        <h2 className="mb-4 text-lg font-semibold">{t('engineers')}</h2>
        <DocArticle body={introduction.body} lang="en" from="" docsAddress={docsAddress} level={2} />
      </section>
    </DocFrame>
  );
}
