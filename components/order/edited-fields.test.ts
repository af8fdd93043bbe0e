import { describe, expect, it } from 'vitest';
import type { FormState } from '@/lib/form-state';
import { withoutEdited } from './edited-fields';

const GENERIC = 'Some fields need correcting.';
const refused: FormState = {
  ok: false,
  message: GENERIC,
  fieldErrors: { domainName: 'invalid', name: 'required', vatNumber: 'invalid' },
  values: { name: '' },
  at: 1,
};

describe('an answer after edits', () => {
  it('keeps the errors of fields that were left alone', () => {
    expect(withoutEdited(refused, [], GENERIC)).toEqual(refused);
    expect(withoutEdited(refused, ['notes'], GENERIC).fieldErrors).toEqual(refused.fieldErrors);
    expect(withoutEdited(refused, ['name'], GENERIC).fieldErrors).toEqual({
      domainName: 'invalid',
      vatNumber: 'invalid',
    });
  });

  it('drops what is judged with the edited field', () => {
    expect(withoutEdited(refused, ['domainMode', 'country'], GENERIC).fieldErrors).toEqual({
      name: 'required',
    });
  });

  it('is gone with the last slip, and keeps what was typed', () => {
    expect(withoutEdited(refused, ['domainMode', 'customerType', 'name'], GENERIC)).toEqual({
      ok: null,
      values: { name: '' },
    });
  });

  it('keeps a message that says more', () => {
    const more: FormState = { ok: false, message: 'Try again in 5 minutes.', fieldErrors: { email: 'many' } };
    expect(withoutEdited(more, ['email'], GENERIC)).toEqual({ ...more, fieldErrors: {} });
    expect(withoutEdited({ ok: false, message: 'offline' }, ['email'], GENERIC).message).toBe('offline');
  });
});
