'use client';

import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { useTranslations } from '@/lib/i18n/use-words';

type Props = { onCancel: () => void; disabled?: boolean; children: ReactNode };

/** How a dialog's form ends: the way back, then what sends it. */
export function DialogActions({ onCancel, disabled, children }: Props) {
  const t = useTranslations('common');
  return (
    <div className="flex flex-wrap justify-end gap-2">
      <Button variant="secondary" onClick={onCancel} disabled={disabled}>
        {t('cancel')}
      </Button>
      {children}
    </div>
  );
}
