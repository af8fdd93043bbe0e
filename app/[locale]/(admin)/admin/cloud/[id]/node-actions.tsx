'use client';

import { ConfirmDialog } from '@/components/form/confirm-dialog';
import { useTranslations } from '@/lib/i18n/use-words';
import type { NodeView } from '@/lib/provisioning/queries';
import { InlineAction } from '../../inline-action';
import { removeNodeAction, setNodeStateAction } from '../actions';

/** Keeps new servers away, lets them come again, or takes out a machine that never held any. */
export function NodeActions({ node, removable }: { node: NodeView; removable: boolean }) {
  const t = useTranslations('cloud.node');
  const isOpen = node.state === 'open';
  return (
    <div className="flex flex-wrap items-start justify-between gap-3 border-t border-line px-4 py-3">
      <div className="min-w-0 flex-1 basis-60 space-y-2">
        <InlineAction
          action={setNodeStateAction}
          values={{ nodeId: node.id, state: isOpen ? 'draining' : 'open' }}
        >
          {t(isOpen ? 'drain' : 'reopen')}
        </InlineAction>
        {isOpen && <p className="text-xs text-ink-muted">{t('drainLead')}</p>}
      </div>
      {removable && (
        <ConfirmDialog
          trigger={t('remove')}
          title={t('removeTitle', { name: node.name })}
          description={t('removeLead')}
          confirmLabel={t('remove')}
          cancelLabel={t('cancel')}
          action={removeNodeAction}
          values={{ nodeId: node.id }}
          danger
        />
      )}
    </div>
  );
}
