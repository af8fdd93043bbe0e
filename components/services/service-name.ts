import { useLocale } from 'next-intl';
import { planName } from '@/components/requests/plan-name';
import { useTranslations } from '@/lib/i18n/use-words';
import type { ServiceRow } from '@/lib/provisioning/service/list-services';

type Named = Pick<ServiceRow, 'planCode' | 'planName' | 'ordinal' | 'quantity'>;

/** “Professional”, or “Professional, server 2” where the order has several. */
export function useServiceName(): (service: Named) => string {
  const t = useTranslations('services.title');
  const locale = useLocale();
  return ({ planCode, planName: name, ordinal, quantity }) => {
    const plan = planName({ code: planCode, name }, locale) ?? name;
    return quantity > 1 ? t('server', { plan, ordinal }) : t('one', { plan });
  };
}
