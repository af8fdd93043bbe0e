import type { LucideIcon } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { buttonStyle } from '@/components/ui/button-style';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { IntentLink } from '@/components/ui/intent-link';

type Props = { list: 'users' | 'mailbox' | 'audit'; icon: LucideIcon; filtered: boolean; path: string };

/** An administration list without a line: nothing there yet, or nothing under these filters. */
export async function NoRows({ list, icon, filtered, path }: Props) {
  const t = await getTranslations('admin');
  const clear = (
    <IntentLink href={path} className={buttonStyle('secondary', 'sm')}>
      {t('clearFilters')}
    </IntentLink>
  );
  return (
    <Card>
      <EmptyState
        icon={icon}
        title={t(filtered ? `${list}.noMatch` : `${list}.none`)}
        action={filtered && clear}
      >
        {t(filtered ? `${list}.noMatchHint` : `${list}.noneHint`)}
      </EmptyState>
    </Card>
  );
}
