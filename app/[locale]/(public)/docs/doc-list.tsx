import { type DocFolder, listDocs } from '@/lib/docs/documents';

type Props = { folder: DocFolder; docsAddress: string };

/** The documents of a folder, each with what it is about. */
export function DocList({ folder, docsAddress }: Props) {
  return (
    <ul lang="en" className="divide-y divide-line border-y border-line">
      {listDocs(folder).map(({ name, title, summary }) => (
        <li key={name}>
          <a href={`${docsAddress}/${folder}/${name}`} className="group block py-3">
            <span className="text-md font-medium text-module group-hover:underline">{title}</span>
            <span className="mt-0.5 block max-w-prose text-ink-muted">{summary}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
