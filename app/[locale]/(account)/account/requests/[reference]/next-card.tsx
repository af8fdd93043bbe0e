import { useLocale, useTranslations } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import { IntentLink } from '@/components/ui/intent-link';
import { localePath } from '@/lib/i18n/routing';
import type { RequestDetail } from '@/lib/orders/queries';
import { useNextLine } from '../next-line';

/** What happens now, and whom to ask. */
export function NextCard({ request, timeZone }: { request: RequestDetail; timeZone: string }) {
  const t = useTranslations('account.detail');
  const locale = useLocale();
  const nextLine = useNextLine(timeZone);
  return (
    <Card aria-labelledby="next">
      <CardHeader id="next" title={t('next')} />
      <div className="space-y-2 p-4 text-sm">
        <p className="text-base">{nextLine(request)}</p>
        {request.hasServices && (
          <p>
            <IntentLink
              href={localePath(locale, '/account/services')}
              className="text-module underline underline-offset-2"
            >
              {t('services')}
            </IntentLink>
          </p>
        )}
        <p className="text-ink-muted">{t('help', { email: 'support@cloudnexus.com' })}</p>
      </div>
    </Card>
  );
}
