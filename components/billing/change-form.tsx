import { Button } from '@/components/ui/button';
import { Card, CardHeader } from '@/components/ui/card';
import { Select } from '@/components/ui/input';
import { useTranslations } from '@/lib/i18n/use-words';

type Props = { plans: readonly { code: string; name: string }[]; path: string };

/** Chooses another plan; what it changes is shown before anything is done. Works without JavaScript. */
export function ChangeForm({ plans, path }: Props) {
  const t = useTranslations('billing.subscription.change');
  return (
    <Card aria-labelledby="change">
      <CardHeader id="change" title={t('title')} />
      <form action={path} className="space-y-3 p-4">
        <p className="text-sm text-ink-muted">{t('lead')}</p>
        <div className="flex flex-wrap items-end gap-3">
          <div className="min-w-48 flex-1">
            <label htmlFor="change-plan" className="mb-1 block text-sm font-medium">
              {t('plan')}
            </label>
            <Select id="change-plan" name="plan" defaultValue={plans[0]?.code}>
              {plans.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </Select>
          </div>
          <Button type="submit" variant="secondary">
            {t('preview')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
