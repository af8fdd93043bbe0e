import { getLocale, getTranslations } from 'next-intl/server';
import { IntentLink } from '@/components/ui/intent-link';
import { localePath } from '@/lib/i18n/routing';
import { AskDialog } from '../../services/[id]/ask-dialog';

/** Asks a person for what cannot be changed online, or leads to what was asked already. */
export async function UpgradeAsk({ served }: { served: { id: string; isAsked: boolean } | null }) {
  if (!served) return null;
  if (!served.isAsked) return <AskDialog serviceId={served.id} kind="upgrade" />;
  const [t, locale] = await Promise.all([getTranslations('billing.subscription.change'), getLocale()]);
  return (
    <p className="text-sm">
      {t('asked')}{' '}
      <IntentLink
        href={localePath(locale, `/account/services/${served.id}`)}
        className="tap text-module underline underline-offset-2"
      >
        {t('seeAsked')}
      </IntentLink>
    </p>
  );
}
