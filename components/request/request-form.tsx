'use client';

import type { ReactNode } from 'react';
import { ContactFields } from '@/components/order/contact-fields';
import { browserChecks, type CheckWords } from '@/components/order/field-checks';
import { FormAnswer } from '@/components/order/form-answer';
import { FormEnd } from '@/components/order/form-end';
import { StepSection } from '@/components/order/step-section';
import { TrapField } from '@/components/order/trap-field';
import { useDraft } from '@/components/order/use-draft';
import { useFormTracker } from '@/components/order/use-form-tracker';
import { useSubmission } from '@/components/order/use-submission';
import type { FormAction } from '@/lib/form-state';
import type { Messages } from '@/lib/i18n/messages';
import type { AppLocale } from '@/lib/i18n/routing';
import { ProjectFields, ServiceFields } from './request-fields';
import { useRequestValues } from './use-request-values';

const DRAFT = 'service-request';
const STEPS = ['service', 'details', 'contact'] as const;

export type RequestPage = {
  locale: AppLocale;
  kinds: readonly (keyof Messages['request']['kind'] & string)[];
  budgets: readonly { value: string; label: string }[];
  labels: Omit<Messages['request'], 'meta' | 'received'>;
  /** Words the order form has too. */
  shared: Pick<Messages['order'], 'answer' | 'details' | 'trap'>;
  checks: CheckWords;
  optional: string;
};

type Props = RequestPage & { action: FormAction };

/** The service request: the same path and the same care as an order, without a price. */
export function RequestForm({ action, ...page }: Props) {
  const { checks, kinds, labels, locale, optional, shared } = page;
  const draft = useDraft(DRAFT);
  const tracker = useFormTracker('service_request', locale);
  const submission = useSubmission(action, {
    words: { unreachable: labels.unreachable, offline: shared.answer.offline, check: checks.check_fields },
    check: (form) => browserChecks(form, checks),
    complete: (data) => {
      const { key, openedAt } = draft.open();
      data.set('customerType', values.company.trim() === '' ? 'consumer' : 'business');
      data.set('idempotencyKey', key);
      data.set('elapsedMs', String(Date.now() - openedAt));
      data.set('visitId', tracker.current?.visitId ?? '');
    },
    onAnswer: ({ fieldErrors, values: sent }) => {
      for (const field of Object.keys(fieldErrors ?? {})) tracker.current?.fieldError(field);
      if (sent?.renewKey === 'yes') draft.renewKeyOnReload();
    },
    onSent: () => {
      tracker.current?.submit();
      draft.drop();
    },
  });
  const { pending, posted, state } = submission;
  const { live, set, values } = useRequestValues({
    form: submission.ref,
    posted: posted.ok === false ? posted.values : undefined,
    kinds,
    openDraft: draft.open,
    keepDraft: draft.keep,
  });
  const errors = state.fieldErrors ?? {};
  const fields = { page, values, set, errors, live };
  const { details } = shared;
  const contents: Record<(typeof STEPS)[number], ReactNode> = {
    service: <ServiceFields {...fields} />,
    details: <ProjectFields {...fields} />,
    contact: (
      <>
        <ContactFields
          values={values}
          set={set}
          errors={errors}
          labels={{ ...details, email_hint: labels.email_hint }}
          optional={optional}
        />
        <div className="mt-4">
          <FormAnswer
            state={state}
            fresh={submission.fresh}
            locale={locale}
            words={shared.answer}
            generic={checks.check_fields}
            fieldLabels={fieldLabels(page)}
          />
        </div>
        <FormEnd words={labels} values={values} errors={errors} set={set} pending={pending} />
      </>
    ),
  };
  return (
    <form
      ref={submission.ref}
      action={submission.formAction}
      onSubmit={submission.onSubmit}
      onInput={(event) => {
        tracker.current?.start();
        submission.onInput(event);
      }}
      noValidate={live}
      className="space-y-4"
    >
      {STEPS.map((step, index) => (
        <StepSection
          key={step}
          id={step}
          index={index}
          title={labels.steps[step]}
          numberLabel={labels.steps.number}
          onReach={(reached) => tracker.current?.step(reached)}
        >
          {contents[step]}
        </StepSection>
      ))}
      <input type="hidden" name="locale" value={locale} />
      <TrapField label={shared.trap} />
    </form>
  );
}

function fieldLabels({ labels, shared: { details } }: RequestPage): Record<string, string> {
  return {
    kind: labels.kind.legend,
    need: labels.need,
    budgetRange: labels.budget.label,
    deadline: labels.deadline,
    description: labels.description,
    name: details.name,
    email: details.email,
    phone: details.phone,
    company: details.company,
    terms: labels.terms_label,
  };
}
