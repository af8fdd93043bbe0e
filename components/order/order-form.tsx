'use client';

import { type ReactNode, useState } from 'react';
import { serializeConfiguration } from '@/lib/catalog/configuration';
import { checkDomain } from '@/lib/catalog/domain-name';
import { DOMAIN_MODES } from '@/lib/catalog/pricing-input';
import { type FieldErrors, type FormAction, fieldValue } from '@/lib/form-state';
import { fill } from '@/lib/i18n/fill';
import { formatMoney } from '@/lib/money';
import { addressOfValues, quoteOfValues } from '@/lib/orders/draft';
import { ConfigurationStep } from './configuration-step';
import { DetailsStep } from './details-step';
import { domainError } from './domain-error';
import { DomainStep } from './domain-step';
import { browserChecks } from './field-checks';
import { FormAnswer } from './form-answer';
import { OptionsStep } from './options-step';
import { fieldLabels } from './order-field-labels';
import { type OrderModel, type OrderPage, STEPS, type Step } from './order-model';
import { OrderBar, OrderSummary } from './order-summary';
import { PlanStep } from './plan-step';
import { PriceNews } from './price-news';
import { ReviewStep } from './review-step';
import { StepSection } from './step-section';
import { TermStep } from './term-step';
import { TrapField } from './trap-field';
import { useCoupon } from './use-coupon';
import { useDraft } from './use-draft';
import { useFormTracker } from './use-form-tracker';
import { useOrderValues } from './use-order-values';
import { useSubmission } from './use-submission';

const DRAFT = 'hosting-order';

type Props = OrderPage & { action: FormAction; couponAction: FormAction };

/**
 * The whole order on one page. The page is static and the same for everybody: this reads the address and prices in
 * the browser, with the engine the server uses. Without JavaScript it is a plain form whose answer the server renders.
 */
export function OrderForm({ action, couponAction, ...page }: Props) {
  const { book, checks, labels, locale } = page;
  const draft = useDraft(DRAFT);
  const tracker = useFormTracker('hosting_order', locale);
  const [answered, setAnswered] = useState('');
  const submission = useSubmission(action, {
    words: { ...labels.answer, check: checks.check_fields },
    check: (form) => allChecks(form),
    complete: (data) => complete(data),
    onAnswer: ({ fieldErrors, values: sent }) => {
      setAnswered(query);
      for (const field of Object.keys(fieldErrors ?? {})) tracker.current?.fieldError(field);
      if (sent?.renewKey === 'yes') draft.renewKeyOnReload();
    },
    onSent: () => {
      tracker.current?.submit();
      draft.drop();
    },
  });
  const { state, posted } = submission;
  const fields = useOrderValues({
    book,
    form: submission.ref,
    posted: posted.ok === false ? posted.values : undefined,
    openDraft: draft.open,
    keepDraft: draft.keep,
    sending: submission.pending,
  });
  const { values } = fields;
  const coupon = useCoupon({
    action: couponAction,
    typed: values.coupon,
    locale,
    live: fields.live,
    unreachable: labels.coupon.unreachable,
  });
  const quote = quoteOfValues(values, book, coupon.terms);
  const query = serializeConfiguration(addressOfValues(values, book), book);
  const money = (cents: number) => formatMoney(cents, quote.currency, locale);
  const order: OrderModel = { ...page, ...fields, quote, money, errors: state.fieldErrors ?? {} };

  const allChecks = (form: HTMLFormElement): FieldErrors => {
    const mode = DOMAIN_MODES.find((known) => known === values.domainMode) ?? 'none';
    const domain = mode === 'none' ? null : checkDomain(book, { mode, name: values.domainName });
    const slip: FieldErrors = domain && !domain.ok ? { domainName: domainError(domain.code, checks) } : {};
    const refused: FieldErrors = coupon.coupon.status === 'refused' ? { coupon: coupon.coupon.message } : {};
    return { ...slip, ...refused, ...browserChecks(form, checks) };
  };

  const complete = (data: FormData) => {
    const { key, openedAt } = draft.open();
    if (values.domainMode === 'none') data.delete('domainName');
    if (values.customerType !== 'business') data.delete('vatNumber');
    // A price that the server has just named counts until the order is changed.
    const named = answered === query ? fieldValue(state, 'shownTotalCents') : '';
    data.set('shownTotalCents', named || String(quote.dueNow.gross));
    data.set('idempotencyKey', key);
    data.set('elapsedMs', String(Date.now() - openedAt));
    data.set('visitId', tracker.current?.visitId ?? '');
  };

  const contents: Record<Step, ReactNode> = {
    plan: <PlanStep order={order} />,
    configuration: <ConfigurationStep order={order} />,
    domain: <DomainStep order={order} />,
    options: <OptionsStep order={order} />,
    term: <TermStep order={order} coupon={coupon} />,
    details: <DetailsStep order={order} />,
    review: (
      <>
        <FormAnswer
          state={state}
          fresh={submission.fresh}
          locale={locale}
          words={labels.answer}
          generic={checks.check_fields}
          fieldLabels={fieldLabels(labels)}
        />
        <ReviewStep order={order} pending={submission.pending} />
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
      noValidate={fields.live}
      className="group/form grid items-start gap-6 pb-24 lg:grid-cols-[minmax(0,1fr)_22rem] lg:pb-0 [&_:is(input,select,textarea,button)]:scroll-mb-28"
    >
      <div className="min-w-0 space-y-4">
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
      </div>
      <OrderSummary order={order} />
      <OrderBar order={order} />
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="shownTotalCents" defaultValue={fieldValue(posted, 'shownTotalCents')} />
      <TrapField label={labels.trap} />
      <PriceNews
        text={fill(labels.summary.announce, { price: money(quote.dueNow.gross) })}
        live={fields.live}
      />
    </form>
  );
}
