import type { ReactNode } from 'react';
import Markdown, { type Components } from 'react-markdown';
import rehypeSlug from 'rehype-slug';
import remarkGfm from 'remark-gfm';
import { docLink } from '@/lib/docs/doc-link';
import type { AppLocale } from '@/lib/i18n/routing';
import style from './doc-article.module.css';

type Props = {
  body: string;
  lang: AppLocale;
  /** The folder of docs/ the text lies in, for its links. */
  from: string;
  docsAddress: string;
  /** The heading the text stands under; its own headings follow on from there. */
  level: 1 | 2;
};

/** A Markdown document as HTML, made on the server; HTML inside the Markdown stays text. */
export function DocArticle({ body, lang, from, docsAddress, level }: Props) {
  const [Second, Third] = level === 1 ? (['h2', 'h3'] as const) : (['h3', 'h4'] as const);
  const components: Components = {
    h2: ({ id, children }) => <Second id={id}>{anchored(id, children)}</Second>,
    h3: ({ id, children }) => <Third id={id}>{anchored(id, children)}</Third>,
    a: ({ href = '', children }) => {
      const address = docLink(href, from, docsAddress);
      return address ? <a href={address}>{children}</a> : children;
    },
  };
  return (
    <div lang={lang} className={style.article}>
      <Markdown remarkPlugins={[remarkGfm]} rehypePlugins={[rehypeSlug]} components={components}>
        {body}
      </Markdown>
    </div>
  );
}

function anchored(id: string | undefined, children: ReactNode) {
  return (
    <>
      {children}
      {id && (
        <a href={`#${id}`} aria-labelledby={id} className={style.anchor}>
          #
        </a>
      )}
    </>
  );
}
