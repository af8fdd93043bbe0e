import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

export type Origin = {
  /** The checkout that is copied. */
  from: string;
  /** With its database, as it was left. */
  hasData: boolean;
  /** With packages of its own: where they are only linked to, no pages can be built. */
  hasPackages: boolean;
};

const LEFT_OUT = new Set(['.data', '.git', '.next', 'node_modules']);
/** What builds keep for the next build; no page is served from it. */
const OF_BUILDS = new Set(['cache']);

/** Copies what a checkout is started from. */
export function copyCheckout({ from, hasData, hasPackages }: Origin, to: string): void {
  copy(from, to, LEFT_OUT);
  if (hasData) execFileSync('cp', ['-a', join(from, '.data'), to]);
  const build = join(from, '.next');
  if (existsSync(build)) copy(build, join(to, '.next'), hasPackages ? new Set() : OF_BUILDS);
  if (hasPackages) execFileSync('cp', ['-al', join(from, 'node_modules'), to]);
  else symlinkSync(join(from, 'node_modules'), join(to, 'node_modules'));
}

function copy(from: string, to: string, leftOut: ReadonlySet<string>): void {
  const entries = readdirSync(from).filter((name) => !leftOut.has(name));
  mkdirSync(to, { recursive: true });
  execFileSync('cp', ['-a', ...entries.map((name) => join(from, name)), to]);
}
