import { useLocale } from 'next-intl';
import { buttonStyle } from '@/components/ui/button-style';
import { Card, CardHeader } from '@/components/ui/card';
import { IntentLink } from '@/components/ui/intent-link';
import { localePath } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/use-words';
import type { RequestDetail } from '@/lib/orders/queries';
import { useNextLine } from '../next-line';

type Props = {
  request: RequestDetail;
  /** The quote that waits for the client's answer. */
  quote: string | null;
  timeZone: string;
};

/** What happens now, and whom to ask. */
export function NextCard({ request, quote, timeZone }: Props) {
  const t = useTranslations('account.detail');
  const locale = useLocale();
  const nextLine = useNextLine(timeZone);
  return (
    <Card aria-labelledby="next">
      <CardHeader id="next" title={t('next')} />
      <div className="space-y-2 p-4 text-sm">
        <p className="text-base">{quote ? t('quote_ready') : nextLine(request)}</p>
        {quote && (
          <IntentLink
            href={localePath(locale, `/account/quotes/${quote}`)}
            className={`${buttonStyle('primary')} max-sm:w-full`}
          >
            {t('read_quote')}
          </IntentLink>
        )}
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
