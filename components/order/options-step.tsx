import type { Addon } from '@/lib/catalog/price-book';
import { fill } from '@/lib/i18n/fill';
import { addressOfValues, quoteOfValues } from '@/lib/orders/draft';
import { Choice, ChoiceGroup } from './choice';
import type { OrderModel } from './order-model';

export function OptionsStep({ order }: { order: OrderModel }) {
  const { addonHints, book, labels, money, quote, values } = order;
  const words = new Map(Object.entries(labels.price.lines.addon));
  const all = quoteOfValues({ ...values, addons: book.addons.map(({ code }) => code) }, book, null);
  const { addons } = addressOfValues(values, book).configuration;
  const price = ({ code }: Addon) => {
    const line = all.lines.find((each) => each.code === `addon.${code}`);
    const template = quote.cycle === 'yearly' ? labels.options.per_yearly : labels.options.per_monthly;
    return fill(template, { price: money(line?.amount ?? 0) });
  };
  return (
    <ChoiceGroup name="addons" legend={labels.options.legend} error={order.errors.addons}>
      <div className="grid gap-3">
        {book.addons.map((addon) => (
          <Choice
            key={addon.code}
            type="checkbox"
            name="addons[]"
            value={addon.code}
            checked={addons.includes(addon.code)}
            onChoose={(chosen) => order.setAddon(addon.code, chosen)}
            title={words.get(addon.code) ?? addon.code}
            aside={price(addon)}
            hint={addonHints[addon.code]}
          />
        ))}
      </div>
    </ChoiceGroup>
  );
}
