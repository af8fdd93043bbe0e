import { expect, test } from 'vitest';
import { hideTokens } from './hide-tokens';

const token = 'uMz_XDUbb1vZ9axjupaHxzBTDrP8J3NqdPiOU71py_w';

test('every link to act loses its secret, other links stay', () => {
  const words = `<a href="https://x.example/en/set-password/${token}">a</a> https://x.example/confirm-request/${token} https://x.example/crm/leads/${token}`;
  expect(hideTokens(words)).toBe(
    `<a href="https://x.example/en/set-password/…">a</a> https://x.example/confirm-request/… https://x.example/crm/leads/${token}`,
  );
});
