'use client';

import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from '@/lib/i18n/use-words';

/** Something to type elsewhere, with a button that copies it. */
export function CopyLine({ label, value, copied }: { label: string; value: string; copied?: string }) {
  const t = useTranslations('billing.page');
  const [isCopied, setCopied] = useState(false);
  async function copy() {
    await navigator.clipboard.writeText(copied ?? value);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  }
  const Icon = isCopied ? Check : Copy;
  return (
    <div className="flex items-center justify-between gap-3 text-sm">
      <div className="min-w-0">
        <p className="text-xs text-ink-muted">{label}</p>
        <p className="tabular [overflow-wrap:anywhere]">{value}</p>
      </div>
      <button
        type="button"
        onClick={copy}
        className="inline-flex size-9 shrink-0 items-center justify-center rounded-md text-ink-muted hover:bg-sunken hover:text-ink"
        aria-label={t('copy', { what: label })}
      >
        <Icon aria-hidden="true" className="size-4" />
        <span role="status" className="sr-only">
          {isCopied ? t('copied') : ''}
        </span>
      </button>
    </div>
  );
}
