import { useLocale } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import { useTranslations } from '@/lib/i18n/use-words';
import { countText } from '@/lib/pulse/figures';
import type { FieldErrors } from '@/lib/pulse/queries/form-funnels';

/** At which fields visitors were told something is wrong, the worst first. */
export function FieldErrorsPanel({ errors }: { errors: readonly FieldErrors[] }) {
  const t = useTranslations('pulse.funnel');
  const fields = useTranslations('pulse.fields');
  const nameOf = (field: string) => {
    const key = field.replaceAll('.', '_') as Parameters<typeof fields>[0];
    return fields.has(key) ? fields(key) : field;
  };
  const locale = useLocale();
  return (
    <Card aria-labelledby="field-errors">
      <CardHeader id="field-errors" title={t('errors_title')} />
      {errors.length === 0 ? (
        <p className="px-4 py-6 text-center text-sm text-ink-muted">{t('errors_empty')}</p>
      ) : (
        <table className="w-full text-left text-sm">
          <thead className="text-xs text-ink-muted">
            <tr>
              <th scope="col" className="px-4 py-2 font-medium">
                {t('field')}
              </th>
              <th scope="col" className="px-4 py-2 text-right font-medium">
                {t('errors')}
              </th>
              <th scope="col" className="px-4 py-2 text-right font-medium">
                {t('visits')}
              </th>
            </tr>
          </thead>
          <tbody className="tabular">
            {errors.map(({ field, errors: count, visits }) => (
              <tr key={field} className="border-t border-line">
                <th scope="row" className="px-4 py-2 font-normal break-all">
                  {nameOf(field)}
                </th>
                <td className="px-4 py-2 text-right">{countText(count, locale)}</td>
                <td className="px-4 py-2 text-right">{countText(visits, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
