import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { DOC_FOLDERS, isDocFolder } from '@/lib/docs/documents';
import { pageMetadata } from '@/lib/i18n/page-metadata';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { DocFrame } from '../doc-frame';
import { DocHeading } from '../doc-heading';
import { DocList } from '../doc-list';

type Props = { params: Promise<{ locale: AppLocale; folder: string }> };

export function generateStaticParams() {
  return DOC_FOLDERS.map((folder) => ({ folder }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, folder } = await params;
  if (!isDocFolder(folder)) return {};
  const t = await getTranslations({ locale, namespace: 'help.docs' });
  const words = { title: t(`folders.${folder}.title`), description: t(`folders.${folder}.lead`) };
  return pageMetadata(locale, `/docs/${folder}`, words);
}

export default async function DocFolderPage({ params }: Props) {
  const { locale, folder } = await params;
  setRequestLocale(locale);
  if (!isDocFolder(folder)) notFound();
  const t = await getTranslations('help.docs');
  const docsAddress = localePath(locale, '/docs');
  return (
    <DocFrame locale={locale}>
      <DocHeading above={[{ href: docsAddress, label: t('title') }]} title={t(`folders.${folder}.title`)}>
        {t(`folders.${folder}.lead`)} {locale !== 'en' && t('in_english')}
      </DocHeading>
      <DocList folder={folder} locale={locale} docsAddress={docsAddress} />
    </DocFrame>
  );
}
