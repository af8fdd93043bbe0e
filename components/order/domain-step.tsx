import { useState } from 'react';
import { Field } from '@/components/form/field';
import { Input } from '@/components/ui/input';
import { checkDomain } from '@/lib/catalog/domain-name';
import type { DOMAIN_MODES } from '@/lib/catalog/pricing-input';
import { fill } from '@/lib/i18n/fill';
import { Choice, ChoiceGroup } from './choice';
import { domainError } from './domain-error';
import type { OrderModel } from './order-model';

const SHOWN = ['none', 'existing', 'register', 'transfer'] as const satisfies typeof DOMAIN_MODES;

export function DomainStep({ order }: { order: OrderModel }) {
  const { book, checks, errors, labels, money, values } = order;
  const [left, setLeft] = useState(false);
  const mode = SHOWN.find((known) => known === values.domainMode) ?? 'none';
  const check = checkDomain(book, { mode, name: values.domainName });
  const slip = left && values.domainName !== '' && !check.ok ? domainError(check.code, checks) : undefined;
  const list = book.tlds.map(({ tld, yearlyCents }) => `.${tld} ${money(yearlyCents)}`).join(', ');
  return (
    <>
      <ChoiceGroup name="domainMode" legend={labels.domain.legend} error={errors.domainMode}>
        <div className="grid gap-3 sm:grid-cols-2">
          {SHOWN.map((value) => (
            <Choice
              key={value}
              name="domainMode"
              value={value}
              checked={mode === value}
              onChoose={() => order.set('domainMode', value)}
              title={labels.domain[value]}
              hint={labels.domain[`${value}_hint`]}
            />
          ))}
        </div>
      </ChoiceGroup>
      <div className="mt-4 group-has-[[name=domainMode][value=none]:checked]/form:hidden noscript:block!">
        <Field
          name="domainName"
          label={labels.domain.name}
          hint={mode === 'existing' ? undefined : fill(labels.domain.prices, { list })}
          error={errors.domainName ?? slip}
        >
          {(aria) => (
            <Input
              {...aria}
              name="domainName"
              inputMode="url"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={253}
              placeholder={labels.domain.example}
              value={values.domainName}
              onChange={(event) => {
                setLeft(false);
                order.set('domainName', event.target.value);
              }}
              onBlur={() => setLeft(true)}
              className="max-w-md"
            />
          )}
        </Field>
      </div>
    </>
  );
}
