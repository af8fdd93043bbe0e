'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { CouponTerms } from '@/lib/catalog/pricing-input';
import { emptyFormState, type FormAction, type FormValues } from '@/lib/form-state';

type Coupon =
  | { status: 'idle' | 'checking' }
  | { status: 'applied'; terms: CouponTerms }
  | { status: 'refused' | 'unanswered'; message: string };

function termsOf(values: FormValues | undefined): CouponTerms | null {
  const number = (name: string) => (typeof values?.[name] === 'string' ? Number(values[name]) : undefined);
  const code = values?.code;
  if (typeof code !== 'string') return null;
  const [basisPoints, amount, periods] = [number('basisPoints'), number('amount'), number('periods')];
  const held = periods === undefined ? {} : { periods };
  if (basisPoints !== undefined) return { code, basisPoints, ...held };
  return amount === undefined ? null : { code, amount, ...held };
}

type Source = {
  action: FormAction;
  typed: string;
  locale: string;
  /** The page is live: a code that came with the address is looked up at once. */
  live: boolean;
  unreachable: string;
};

/** Looks up the terms of a code once, when asked to; from then on the price is worked out in the page. */
export function useCoupon({ action, typed, locale, live, unreachable }: Source) {
  const [coupon, setCoupon] = useState<Coupon>({ status: 'idle' });
  const asked = useRef('');
  const code = typed.trim().toUpperCase();

  const apply = useCallback(async () => {
    if (code === '' || asked.current === code) return;
    asked.current = code;
    setCoupon({ status: 'checking' });
    const form = new FormData();
    form.set('coupon', code);
    form.set('locale', locale);
    const answer = await action(emptyFormState, form).catch(() => null);
    if (asked.current !== code) return;
    const terms = termsOf(answer?.ok ? answer.values : undefined);
    if (terms) return setCoupon({ status: 'applied', terms });
    asked.current = '';
    const refusal = answer?.fieldErrors?.coupon;
    if (refusal) return setCoupon({ status: 'refused', message: refusal });
    setCoupon({ status: 'unanswered', message: answer?.message ?? unreachable });
  }, [action, code, locale, unreachable]);

  const first = useRef(true);
  useEffect(() => {
    if (!live || !first.current) return;
    // Runs in the render after the address was read, when its code is in the field.
    first.current = false;
    void apply();
  }, [live, apply]);

  const change = useCallback(() => {
    asked.current = '';
    setCoupon({ status: 'idle' });
  }, []);

  return { coupon, terms: coupon.status === 'applied' ? coupon.terms : null, apply, change };
}
