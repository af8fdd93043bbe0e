import { Contact } from 'lucide-react';
import { buttonStyle } from '@/components/ui/button-style';
import { EmptyState } from '@/components/ui/empty-state';
import { IntentLink } from '@/components/ui/intent-link';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/use-words';

type Props = {
  isSearch: boolean;
  /** Address of the list without its search. */
  path: string;
  locale: AppLocale;
};

/** No customer to show: how the first one comes, or the way back from a search that finds none. */
export function NoCustomers({ isSearch, path, locale }: Props) {
  const t = useTranslations('billing');
  return (
    <EmptyState
      icon={Contact}
      title={t(isSearch ? 'customer.noMatch' : 'customer.none')}
      action={
        <IntentLink
          href={isSearch ? path : localePath(locale, '/hosting/order')}
          className={buttonStyle('secondary', 'sm')}
        >
          {t(isSearch ? 'staff.clear' : 'customer.noneAction')}
        </IntentLink>
      }
    >
      {t(isSearch ? 'customer.noMatchHint' : 'customer.noneHint')}
    </EmptyState>
  );
}
