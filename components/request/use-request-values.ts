'use client';

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { FormValues } from '@/lib/form-state';
import {
  EMPTY_REQUEST,
  pickValues,
  REQUEST_FIELDS,
  type RequestField,
  type RequestValues,
} from './request-values';

type Source = {
  form: RefObject<HTMLFormElement | null>;
  /** What a plain form posted, when the page answers one. */
  posted: FormValues | undefined;
  kinds: readonly string[];
  openDraft: () => { details: Record<string, string> };
  keepDraft: (details: Record<string, string>) => void;
};

/** What a quick visitor typed before the page became live. */
function changedByHand(form: HTMLFormElement | null, initial: RequestValues): Partial<RequestValues> {
  if (!form) return {};
  const data = Object.fromEntries(new FormData(form));
  const typed = pickValues(data, initial);
  const changed = REQUEST_FIELDS.filter((field) => typed[field] !== initial[field]);
  return Object.fromEntries(changed.map((field) => [field, typed[field]]));
}

/** Every field of the service request, remembered by the tab until it is sent; `?kind=` chooses the service. */
export function useRequestValues({ form, posted, kinds, openDraft, keepDraft }: Source) {
  const [initial] = useState(() => pickValues(posted, EMPTY_REQUEST));
  const [values, setValues] = useState(initial);
  const [live, setLive] = useState(false);
  const restored = useRef(posted !== undefined);

  useEffect(() => {
    setLive(true);
    if (restored.current) return;
    restored.current = true;
    const hand = changedByHand(form.current, initial);
    const asked = new URLSearchParams(location.search).get('kind') ?? '';
    const kind = kinds.includes(asked) ? { kind: asked } : {};
    setValues((current) => ({ ...pickValues(openDraft().details, current), ...kind, ...hand }));
  }, [form, initial, kinds, openDraft]);

  useEffect(() => {
    if (live) keepDraft(values);
  }, [values, live, keepDraft]);

  const set = useCallback((field: RequestField, value: string) => {
    setValues((current) => ({ ...current, [field]: value }));
  }, []);

  return { values, live, set };
}
