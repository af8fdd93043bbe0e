import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const MEGABYTE = 1_048_576;

/** A disk of its own for a folder, small enough to be filled. Only root may mount one. */
export class SmallDisk {
  readonly #ballast: string;

  private constructor(readonly folder: string) {
    this.#ballast = join(folder, 'ballast');
  }

  /** The disk, or in words why this machine gives none. */
  static mount(folder: string, megabytes: number): SmallDisk | string {
    mkdirSync(folder, { recursive: true });
    const mounted = spawnSync(
      'mount',
      ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder],
      {
        encoding: 'utf8',
      },
    );
    if (mounted.status === 0) return new SmallDisk(folder);
    return `no disk can be mounted here: ${mounted.error?.message ?? mounted.stderr.trim()}`;
  }

  /** Leaves no byte free. */
  fill(): void {
    const file = openSync(this.#ballast, 'a');
    try {
      for (let size = MEGABYTE; size >= 512; size /= 2) writeUntilFull(file, Buffer.alloc(size));
    } finally {
      closeSync(file);
    }
  }

  free(): void {
    rmSync(this.#ballast, { force: true });
  }

  unmount(): void {
    execFileSync('umount', ['-l', this.folder]);
  }
}

function writeUntilFull(file: number, piece: Buffer): void {
  try {
    while (writeSync(file, piece) === piece.length);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}
