'use client';

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { parseConfiguration, serializeConfiguration } from '@/lib/catalog/configuration';
import type { PriceBook } from '@/lib/catalog/price-book';
import type { FormValues } from '@/lib/form-state';
import {
  addressOfValues,
  CONFIGURATION_FIELDS,
  DETAIL_FIELDS,
  EMPTY_DETAILS,
  type OrderField,
  type OrderValues,
  valuesOfAddress,
  valuesOfForm,
  withUnitsInRange,
} from '@/lib/orders/draft';

const ADDRESS_PAUSE_MS = 200;
// In the tab's draft: the address as it stood, as it is about to be, and whether it has become that.
const [BEHIND, AHEAD, WRITTEN] = ['address', 'addressNext', 'addressWritten'] as const;

type Source = {
  book: PriceBook;
  form: RefObject<HTMLFormElement | null>;
  /** What a plain form posted, when the page answers one. */
  posted: FormValues | undefined;
  openDraft: () => { details: Record<string, string> };
  keepDraft: (details: Record<string, string>) => void;
  /** While the form is on its way the address stands still: writing it would drop the answer. */
  sending: boolean;
};

/**
 * A reload may start before the address has caught up, and arrive with the old one after it has: then what it
 * would have become, or did become meanwhile, counts.
 */
function currentQuery(draft: Record<string, string>): string {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const isLate = draft[BEHIND] === location.search && (!draft[WRITTEN] || navigation?.type === 'reload');
  return isLate ? (draft[AHEAD] ?? '') : location.search;
}

/** What a quick visitor changed before the page became live: it wins over address and draft. */
function changedByHand(form: HTMLFormElement | null, initial: OrderValues): Partial<OrderValues> {
  if (!form) return {};
  const data = new FormData(form);
  const changed: Partial<OrderValues> = {};
  for (const field of [...CONFIGURATION_FIELDS, ...DETAIL_FIELDS]) {
    const value = data.get(field);
    if (typeof value === 'string' && value !== initial[field]) changed[field] = value;
  }
  const addons = data.getAll('addons[]').filter((code) => typeof code === 'string');
  return addons.join() === initial.addons.join() ? changed : { ...changed, addons };
}

/**
 * Every field of the order form. The configuration lives in the address (reload, back and a shared link give it
 * again), what is typed about the person lives in the tab.
 */
export function useOrderValues({ book, form, posted, openDraft, keepDraft, sending }: Source) {
  const [initial] = useState<OrderValues>(() => {
    const defaults = valuesOfAddress(parseConfiguration(new URLSearchParams(), book), book);
    return valuesOfForm(posted, { ...defaults, ...EMPTY_DETAILS });
  });
  const [values, setValues] = useState(initial);
  const [live, setLive] = useState(false);
  const restored = useRef(posted !== undefined);

  useEffect(() => {
    setLive(true);
    if (restored.current) return;
    restored.current = true;
    const hand = changedByHand(form.current, initial);
    const { details } = openDraft();
    const address = valuesOfAddress(
      parseConfiguration(new URLSearchParams(currentQuery(details)), book),
      book,
    );
    const kept = Object.fromEntries(DETAIL_FIELDS.map((field) => [field, details[field] ?? '']));
    setValues((current) => ({ ...current, ...address, ...kept, ...hand }));
  }, [book, form, initial, openDraft]);

  useEffect(() => {
    if (!live) return;
    const details = Object.fromEntries(DETAIL_FIELDS.map((field) => [field, values[field]]));
    const query = serializeConfiguration(addressOfValues(values, book), book);
    const kept = { ...details, [BEHIND]: location.search, [AHEAD]: query };
    keepDraft(kept);
    if (sending) return;
    const write = () => {
      const address = `${location.pathname}${query && `?${query}`}${location.hash}`;
      window.history.replaceState(null, '', address);
    };
    const timer = setTimeout(() => {
      write();
      keepDraft({ ...kept, [WRITTEN]: 'yes' });
    }, ADDRESS_PAUSE_MS);
    window.addEventListener('pagehide', write);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pagehide', write);
    };
  }, [values, live, book, keepDraft, sending]);

  const set = useCallback((field: OrderField, value: string) => {
    setValues((current) => ({ ...current, [field]: value }));
  }, []);

  const setPlan = useCallback(
    (plan: string) => setValues((current) => withUnitsInRange({ ...current, plan }, book)),
    [book],
  );

  const setAddon = useCallback((code: string, chosen: boolean) => {
    setValues((current) => {
      const others = current.addons.filter((addon) => addon !== code);
      return { ...current, addons: chosen ? [...others, code] : others };
    });
  }, []);

  const settleUnits = useCallback(() => setValues((current) => withUnitsInRange(current, book)), [book]);

  return { values, live, set, setPlan, setAddon, settleUnits };
}
