'use client';

import { Field } from '@/components/form/field';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { Card, CardHeader } from '@/components/ui/card';
import { Checkbox, Input } from '@/components/ui/input';
import { fieldValue } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';
import type { UserDetail } from '@/lib/identity/queries';
import { LEAD_SKILLS } from '@/lib/leads/skills';
import { updateSellerAction } from '../actions';

/** What a seller can take on, which the assignment of new leads goes by. */
export function SellerCard({
  user,
}: {
  user: Pick<UserDetail, 'id' | 'skills' | 'capacity' | 'openLeads' | 'quoteDiscountBp'>;
}) {
  const t = useTranslations('admin');
  const label = useTranslations('leads.assignment.skill');
  const { state, formAction, ref } = useForm(updateSellerAction);
  return (
    <Card>
      <CardHeader title={t('seller.title')}>
        <span className="tabular text-sm text-ink-muted">
          {t('users.load', { open: user.openLeads, capacity: user.capacity })}
        </span>
      </CardHeader>
      <form ref={ref} action={formAction} className="space-y-4 p-4">
        <input type="hidden" name="userId" value={user.id} />
        <fieldset>
          <legend className="mb-1 text-sm font-medium">{t('seller.skills')}</legend>
          <p className="mb-2 text-xs text-ink-muted">{t('seller.skillsHint')}</p>
          {user.skills.length === 0 && (
            <p className="mb-2 rounded-md bg-warning-soft px-3 py-2 text-sm text-warning">
              {t('seller.noSkillsHint')}
            </p>
          )}
          <div key={user.skills.join()} className="grid gap-x-4 sm:grid-cols-2">
            {LEAD_SKILLS.map((skill) => (
              <label key={skill} htmlFor={`skill-${skill}`} className="flex min-h-9 items-center gap-2">
                <Checkbox
                  id={`skill-${skill}`}
                  name="skills"
                  value={skill}
                  defaultChecked={user.skills.includes(skill)}
                />
                {label(skill)}
              </label>
            ))}
          </div>
        </fieldset>
        <Field
          name="capacity"
          label={t('seller.capacity')}
          hint={t('seller.capacityHint')}
          error={state.fieldErrors?.capacity}
          className="max-w-56"
        >
          {(aria) => (
            <Input
              {...aria}
              key={user.capacity}
              name="capacity"
              type="number"
              min={0}
              max={1000}
              required
              inputMode="numeric"
              defaultValue={fieldValue(state, 'capacity', String(user.capacity))}
            />
          )}
        </Field>
        <Field
          name="discount"
          label={t('seller.discount')}
          hint={t('seller.discountHint')}
          error={state.fieldErrors?.discount}
          className="max-w-56"
        >
          {(aria) => (
            <Input
              {...aria}
              key={user.quoteDiscountBp}
              name="discount"
              type="number"
              min={0}
              max={100}
              required
              inputMode="numeric"
              defaultValue={fieldValue(state, 'discount', String(Math.round(user.quoteDiscountBp / 100)))}
            />
          )}
        </Field>
        <div className="flex flex-wrap items-center gap-3">
          <SubmitButton size="sm">{t('save')}</SubmitButton>
          <FormMessage state={state} />
        </div>
      </form>
    </Card>
  );
}
