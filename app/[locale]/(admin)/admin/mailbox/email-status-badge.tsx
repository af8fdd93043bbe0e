import { Badge, type Tone } from '@/components/ui/badge';
import type { EmailStatus } from '@/lib/db/generated/enums';
import { useTranslations } from '@/lib/i18n/use-words';

const TONES: Record<EmailStatus, Tone> = {
  queued: 'neutral',
  kept: 'module',
  sent: 'success',
  failed: 'danger',
};

export function EmailStatusBadge({ status }: { status: EmailStatus }) {
  const t = useTranslations('admin');
  return <Badge tone={TONES[status]}>{t(`mailbox.status.${status}`)}</Badge>;
}
