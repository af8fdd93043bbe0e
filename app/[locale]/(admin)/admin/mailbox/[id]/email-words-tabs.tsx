'use client';

import * as Tabs from '@radix-ui/react-tabs';
import { useTranslations } from '@/lib/i18n/use-words';

type Props = { html: string; text: string; title: string };

// No script, no request to anywhere: a message can only be looked at, and its links open apart.
const POLICY =
  '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'; img-src data:">' +
  '<base target="_blank">';

const TAB =
  'border-b-2 border-transparent px-3 py-2 text-sm text-ink-muted hover:text-ink data-[state=active]:border-module data-[state=active]:font-medium data-[state=active]:text-ink';

/** A message as its reader sees it, and as plain text. */
export function EmailWords({ html, text, title }: Props) {
  const t = useTranslations('admin');
  return (
    <Tabs.Root defaultValue="html">
      <Tabs.List aria-label={t('mailbox.views')} className="flex gap-1 border-b border-line px-2">
        <Tabs.Trigger value="html" className={TAB}>
          {t('mailbox.rendered')}
        </Tabs.Trigger>
        <Tabs.Trigger value="text" className={TAB}>
          {t('mailbox.plain')}
        </Tabs.Trigger>
      </Tabs.List>
      <Tabs.Content value="html">
        <iframe
          title={t('mailbox.frame', { subject: title })}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          referrerPolicy="no-referrer"
          srcDoc={html.replace(/<head>/i, `<head>${POLICY}`)}
          className="h-[70dvh] min-h-96 w-full border-0 bg-white"
        />
      </Tabs.Content>
      <Tabs.Content value="text">
        <pre className="p-4 font-mono text-sm break-words whitespace-pre-wrap">{text}</pre>
      </Tabs.Content>
    </Tabs.Root>
  );
}
