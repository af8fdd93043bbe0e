import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { DOC_FOLDERS, findDoc, listDocs, readIn } from '@/lib/docs/documents';
import { pageMetadata } from '@/lib/i18n/page-metadata';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { DocArticle } from '../../doc-article';
import { DocFrame } from '../../doc-frame';
import { DocHeading } from '../../doc-heading';

type Props = { params: Promise<{ locale: AppLocale; folder: string; name: string }> };

export function generateStaticParams() {
  return DOC_FOLDERS.flatMap(listDocs).map(({ folder, name }) => ({ folder, name }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, folder, name } = await params;
  const found = findDoc(folder, name);
  if (!found) return {};
  const doc = readIn(found, locale);
  const words = { title: doc.title, description: doc.summary };
  return pageMetadata(locale, `/docs/${doc.folder}/${doc.name}`, words);
}

export default async function DocPage({ params }: Props) {
  const { locale, folder, name } = await params;
  setRequestLocale(locale);
  const found = findDoc(folder, name);
  if (!found) notFound();
  const doc = readIn(found, locale);
  const t = await getTranslations('help.docs');
  const docsAddress = localePath(locale, '/docs');
  const above = [
    { href: docsAddress, label: t('title') },
    { href: `${docsAddress}/${doc.folder}`, label: t(`folders.${doc.folder}.title`) },
  ];
  return (
    <DocFrame locale={locale} current={doc}>
      <DocHeading above={above} lang={doc.lang} title={doc.title} />
      <DocArticle body={doc.body} lang={doc.lang} from={doc.folder} docsAddress={docsAddress} level={1} />
    </DocFrame>
  );
}
