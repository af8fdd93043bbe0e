import { Search, X } from 'lucide-react';
import { useLocale } from 'next-intl';
import { Button } from '@/components/ui/button';
import { buttonStyle } from '@/components/ui/button-style';
import { Input } from '@/components/ui/input';
import { IntentLink } from '@/components/ui/intent-link';
import { localePath } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/use-words';

type Props = { search: string | undefined; status: string | undefined; clearHref: string };

/** Finds requests by reference, domain or name; its state is the address. */
export function RequestSearch({ search, status, clearHref }: Props) {
  const t = useTranslations('dashboard');
  const locale = useLocale();
  return (
    <form
      action={localePath(locale, '/hosting/dashboard')}
      method="get"
      className="flex w-full gap-1 sm:w-auto"
    >
      {status && <input type="hidden" name="status" value={status} />}
      <Input
        type="search"
        name="search"
        defaultValue={search}
        key={search}
        maxLength={120}
        aria-label={t('search_label')}
        placeholder={t('search_label')}
        className="sm:w-64"
      />
      <Button type="submit" variant="secondary" size="icon" aria-label={t('search')} title={t('search')}>
        <Search aria-hidden="true" className="size-4" />
      </Button>
      {search && (
        <IntentLink
          href={clearHref}
          className={buttonStyle('quiet', 'icon')}
          aria-label={t('clear')}
          title={t('clear')}
        >
          <X aria-hidden="true" className="size-4" />
        </IntentLink>
      )}
    </form>
  );
}
