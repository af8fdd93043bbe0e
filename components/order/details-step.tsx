import { Field } from '@/components/form/field';
import { Input, Select, Textarea } from '@/components/ui/input';
import { LONGEST_PASTE } from '@/lib/form-state';
import { Choice, ChoiceGroup } from './choice';
import { ContactFields } from './contact-fields';
import type { OrderModel } from './order-model';

export function DetailsStep({ order }: { order: OrderModel }) {
  const { errors, labels, optional, set, values } = order;
  const words = labels.details;
  return (
    <div className="space-y-4">
      <p className="text-sm text-ink-muted">{words.lead}</p>
      <ChoiceGroup name="customerType" legend={words.type} error={errors.customerType}>
        <div className="grid gap-3 sm:grid-cols-2">
          {(['consumer', 'business'] as const).map((type) => (
            <Choice
              key={type}
              name="customerType"
              value={type}
              checked={values.customerType === type}
              onChoose={() => set('customerType', type)}
              title={words[type]}
            />
          ))}
        </div>
      </ChoiceGroup>
      <ContactFields values={values} set={set} errors={errors} labels={words} optional={optional} />
      <TaxFields order={order} />
      <Field
        name="notes"
        label={words.notes}
        optionalLabel={optional}
        hint={words.notes_hint}
        error={errors.notes}
      >
        {(aria) => (
          <Textarea
            {...aria}
            name="notes"
            rows={4}
            maxLength={LONGEST_PASTE}
            value={values.notes}
            onChange={(event) => set('notes', event.target.value)}
          />
        )}
      </Field>
    </div>
  );
}

/** What decides on VAT beside the status: country, and a business's number. */
function TaxFields({ order }: { order: OrderModel }) {
  const { countries, errors, labels, optional, set, values } = order;
  const words = labels.details;
  return (
    <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
      <Field name="country" label={words.country} error={errors.country}>
        {(aria) => (
          <Select
            {...aria}
            name="country"
            autoComplete="country"
            value={values.country}
            onChange={(event) => set('country', event.target.value)}
          >
            {countries.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field
        name="vatNumber"
        label={words.vat_number}
        optionalLabel={optional}
        hint={words.vat_hint}
        error={errors.vatNumber}
        className="hidden group-has-[[name=customerType][value=business]:checked]/form:block"
      >
        {(aria) => (
          <Input
            {...aria}
            name="vatNumber"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={30}
            disabled={values.customerType !== 'business' && values.vatNumber !== ''}
            value={values.vatNumber}
            onChange={(event) => set('vatNumber', event.target.value)}
          />
        )}
      </Field>
    </div>
  );
}
