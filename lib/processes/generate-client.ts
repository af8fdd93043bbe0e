import 'server-only';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrationPaths, readDatamodel } from '@/lib/db/migrate/folder';

const FOLDER = 'lib/db/generated';

function fingerprint(root: string): string {
  const version = readFileSync(join(root, 'node_modules/prisma/package.json'), 'utf8');
  return createHash('sha256')
    .update(readDatamodel(migrationPaths(root)))
    .update(version)
    .digest('hex');
}

/** Is the database client the one of this datamodel and this Prisma? */
export function isClientCurrent(root: string): boolean {
  const stamp = join(root, FOLDER, '.made-from');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(root);
}

/**
 * Makes the database client from prisma/schema. Generating needs no engine program, yet the command line insists on one
 * and would fetch it: it is given a program that does nothing.
 */
export function generateClient(root: string): void {
  const made = spawnSync(process.execPath, ['node_modules/prisma/build/index.js', 'generate', '--no-hints'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  if (made.status !== 0) throw new Error(`prisma generate failed:\n${made.stdout}${made.stderr}`);
  writeFileSync(join(root, FOLDER, '.made-from'), fingerprint(root));
}
