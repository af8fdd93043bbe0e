import { useLocale } from 'next-intl';
import { localePath } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/use-words';
import { PERIOD_NAMES, type PeriodName } from '@/lib/pulse/period';
import { ChipLinks } from './chip-links';

type Props = { current: PeriodName; addressOf: (period: PeriodName) => string };

/** The periods a figure can cover. */
export function PeriodChips({ current, addressOf }: Props) {
  const t = useTranslations('pulse');
  const locale = useLocale();
  return (
    <ChipLinks
      label={t('period_label')}
      chips={PERIOD_NAMES.map((name) => ({
        key: name,
        href: localePath(locale, addressOf(name)),
        label: t(`periods.${name}`),
        current: name === current,
      }))}
    />
  );
}
