'use client';

import { Field } from '@/components/form/field';
import { FormDialog } from '@/components/form/form-dialog';
import { Button } from '@/components/ui/button';
import { Textarea } from '@/components/ui/input';
import type { ServiceAskKind } from '@/lib/db/generated/enums';
import { fieldValue } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';
import { askServiceAction } from '../actions';

type Props = {
  serviceId: string;
  kind: ServiceAskKind;
  /** Something else comes first. */
  isAside?: boolean;
};

/** Asks the seller for another size, or to end the service. */
export function AskDialog({ serviceId, kind, isAside = false }: Props) {
  const t = useTranslations('services.mine');
  const isUpgrade = kind === 'upgrade';
  return (
    <FormDialog
      trigger={(open) => (
        <Button variant={isUpgrade && !isAside ? 'primary' : 'secondary'} size="sm" onClick={open}>
          {t(`${kind}.open`)}
        </Button>
      )}
      title={t(`${kind}.title`)}
      description={t(`${kind}.lead`)}
      closeLabel={t('keep')}
      action={askServiceAction}
      values={{ serviceId, kind }}
      submitLabel={t(`${kind}.submit`)}
      danger={!isUpgrade}
    >
      {(state) => (
        <Field
          name="note"
          label={t(`${kind}.note`)}
          hint={t(`${kind}.note_hint`)}
          error={state.fieldErrors?.note}
          optionalLabel={isUpgrade ? undefined : t('optional')}
          idPrefix={kind}
        >
          {(aria) => (
            <Textarea
              {...aria}
              name="note"
              maxLength={1_000}
              required={isUpgrade}
              defaultValue={fieldValue(state, 'note')}
            />
          )}
        </Field>
      )}
    </FormDialog>
  );
}
