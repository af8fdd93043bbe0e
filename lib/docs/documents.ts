import 'server-only';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppLocale } from '@/lib/i18n/routing';

export const DOC_FOLDERS = ['guides', 'api'] as const;
export type DocFolder = (typeof DOC_FOLDERS)[number];

/** A Markdown file of docs/: its name in addresses, its title, its first sentence, and all below the title. */
export type DocFile = { folder: DocFolder; name: string; title: string; summary: string; body: string };

/** A document as one reader sees it, and the language it is in: theirs when it is written in both. */
export type ReadDoc = DocFile & { lang: AppLocale };

export function isDocFolder(value: string): value is DocFolder {
  return DOC_FOLDERS.some((folder) => folder === value);
}

/** The files of a folder, its README first, then by title. Read while the pages are built. */
export function listDocs(folder: DocFolder): DocFile[] {
  return readdirSync(join(process.cwd(), 'docs', folder))
    .filter((file) => /^[\w-]+\.md$/.test(file))
    .map((file) => {
      const text = readFileSync(join(process.cwd(), 'docs', folder, file), 'utf8');
      return { folder, name: file.slice(0, -'.md'.length).toLowerCase(), ...splitDocument(text) };
    })
    .sort((one, other) => rank(one) - rank(other) || one.title.localeCompare(other.title, 'en'));
}

const rank = ({ name }: DocFile) => (name === 'readme' ? 0 : 1);

/** The file of that name, looked up in the list: a name from an address never becomes a path. */
export function findDoc(folder: string, name: string): DocFile | null {
  if (!isDocFolder(folder)) return null;
  return listDocs(folder).find((doc) => doc.name === name) ?? null;
}

/** The files of a folder as a reader of that language sees them, in the same order. */
export function docsFor(folder: DocFolder, locale: AppLocale): ReadDoc[] {
  return listDocs(folder).map((doc) => readIn(doc, locale));
}

/**
 * A document of both languages has a title “French · English” and the parts “## Français” and “## English”: the
 * reader gets their own, with its headings one level up. The others are in English.
 */
export function readIn(doc: DocFile, locale: AppLocale): ReadDoc {
  const [, french, english] = /^## Français\n([\s\S]*)^## English\n([\s\S]*)$/m.exec(doc.body) ?? [];
  const [frenchTitle, englishTitle] = doc.title.split(' · ');
  if (!french || !english || !frenchTitle || !englishTitle) return { ...doc, lang: 'en' };
  const [title, part] = locale === 'fr' ? [frenchTitle, french] : [englishTitle, english];
  const raised = part.replace(/^#(#{2,} )/gm, '$1');
  return { ...doc, ...splitDocument(`# ${title}\n${raised}`), lang: locale };
}

/** docs/README.md: what a new engineer reads first. */
export function readIntroduction(): Pick<DocFile, 'title' | 'body'> {
  return splitDocument(readFileSync(join(process.cwd(), 'docs/README.md'), 'utf8'));
}

/** Takes a document's title off, and finds the first sentence that says what it is about. */
export function splitDocument(text: string): Pick<DocFile, 'title' | 'summary' | 'body'> {
  const heading = /^# +(.+)\n/.exec(text.trimStart());
  if (!heading?.[1]) throw new Error('a document begins with a line "# Title"');
  const body = text
    .trimStart()
    .slice(heading[0].length)
    .replace(/^\n+|\s+$/g, '');
  const prose = body.split(/\n{2,}/).find((block) => /^[\p{L}*_`[]/u.test(block)) ?? '';
  const plain = prose.replace(/\s+/g, ' ').replace(/\[([^\]]*)\]\([^)]*\)|[*`]/g, '$1');
  const summary = /^.*?[.:](?= |$)/.exec(plain)?.[0] ?? plain;
  // What a colon leads to is not shown beside the title.
  return { title: heading[1].trim(), summary: summary.replace(/ *:$/, '.'), body };
}
