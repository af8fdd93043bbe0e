import 'server-only';
import { MigrationError } from '@/lib/db/migrate/apply';
import { EnvError } from '@/lib/env';
import { StartRefusal } from './steps';

const OF_THE_FILES: Record<string, string> = {
  EACCES: 'belongs to another account: start as that account, or give it to this one with chown',
  EPERM: 'belongs to another account: start as that account, or give it to this one with chown',
  EROFS: 'lies on a disk that cannot be written to',
  ENOSPC: 'cannot be written: the disk is full',
};

/** What a person who started the platform reads of an error: one line where they can mend it, else all of it. */
export function whatToSay(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof StartRefusal || error instanceof EnvError || error instanceof MigrationError)
    return error.message;
  const { code, path } = error as NodeJS.ErrnoException;
  const reason = OF_THE_FILES[code ?? ''];
  return reason && path ? `${path} ${reason}.` : (error.stack ?? error.message);
}
