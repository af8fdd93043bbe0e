import { type DocFolder, docsFor } from '@/lib/docs/documents';
import type { AppLocale } from '@/lib/i18n/routing';

type Props = { folder: DocFolder; locale: AppLocale; docsAddress: string };

/** The documents of a folder, each with what it is about. */
export function DocList({ folder, locale, docsAddress }: Props) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {docsFor(folder, locale).map(({ name, title, summary, lang }) => (
        <li key={name} lang={lang}>
          <a href={`${docsAddress}/${folder}/${name}`} className="group block py-3">
            <span className="text-md font-medium text-module group-hover:underline">{title}</span>
            <span className="mt-0.5 block max-w-prose text-ink-muted">{summary}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
