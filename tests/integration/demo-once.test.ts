import { expect, it } from 'vitest';
import { fillOnce } from '@/lib/db/migrate/demo';
import { testDb } from '@/tests/setup/test-db';

const db = testDb();
const users = async () =>
  (await db.query<{ email: string }>('select email from "User"')).map((row) => row.email);
const addUser = (email: string) => async () => {
  await db.query(
    `insert into "User" (id, email, name, role, "updatedAt") values (gen_random_uuid(), $1, 'Someone', 'CLIENT', now())`,
    [email],
  );
};

it('fills an unused database once, by one process, and begins anew after an interruption', async () => {
  const interrupted = fillOnce(db.url, async () => {
    await addUser('half@example.test')();
    throw new Error('interrupted');
  });
  await expect(interrupted).rejects.toThrow('interrupted');
  expect(await users()).toEqual(['half@example.test']);

  const both = await Promise.all([
    fillOnce(db.url, addUser('one@example.test')),
    fillOnce(db.url, addUser('two@example.test')),
  ]);
  expect(both.filter(Boolean)).toHaveLength(1);
  expect(await users()).toHaveLength(1);
  expect(await users()).not.toContain('half@example.test');
  expect(await fillOnce(db.url, addUser('three@example.test'))).toBe(false);
});
