import type { ReactNode } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import type { ChangeUnits } from '@/lib/billing/subscription-page';
import type { SubscriptionDetail } from '@/lib/billing/subscription-queries';
import { useTranslations } from '@/lib/i18n/use-words';
import { ChangeForm } from './change-form';
import { ChangePreviewCard } from './change-preview-card';
import { ResourcesForm } from './resources-form';
import type { WordedPreview } from './word-preview';

type Props = {
  subscription: SubscriptionDetail;
  /** The other plans on sale. */
  plans: readonly { code: string; name: string }[];
  /** The resources that can be chosen, for servers built by the unit. */
  units: ChangeUnits | null;
  /** What is being looked at: an offer, or why there is none. */
  preview: WordedPreview | null;
  /** Why nothing can be changed online, in words. */
  barrier: string | null;
  path: string;
  /** How its client has by people what cannot be had online. */
  help: ReactNode;
};

type OfferProps = Omit<Props, 'plans'> & { place: 'account' | 'crm' };

/** What a change would cost, above the terms of today. A wish by the unit that is refused is so in its form. */
export function ChangeOffer({ units, preview, barrier, ...shown }: OfferProps) {
  if (barrier || !preview) return null;
  const isOfUnits = units && preview.plan?.code === units.plan?.code;
  if (isOfUnits && !preview.offer) return null;
  return <ChangePreviewCard {...preview} {...shown} />;
}

/** The ways to change, or why there is none and who can help. */
export function ChangeChoices({ plans, units, preview, barrier, path, help }: Omit<Props, 'subscription'>) {
  const t = useTranslations('billing.subscription.change');
  if (barrier)
    return (
      <Card aria-labelledby="change">
        <CardHeader id="change" title={t('title')} />
        <div className="space-y-3 p-4 text-sm">
          <p>{barrier}</p>
          {help}
        </div>
      </Card>
    );
  const isOfUnits = units && preview && preview.plan?.code === units.plan?.code;
  return (
    <>
      {units && (
        <ResourcesForm
          // What another address asks for is another form.
          key={units.units.map(({ asked }) => asked).join(' ')}
          {...units}
          refusal={isOfUnits ? preview.refusal : null}
          fieldErrors={isOfUnits ? preview.fieldErrors : {}}
          path={path}
          help={isOfUnits && preview.isForPeople && help}
        />
      )}
      {!preview && !units?.plan && plans.length > 0 && <ChangeForm plans={plans} path={path} />}
    </>
  );
}
