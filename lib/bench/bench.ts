import 'server-only';
import type pg from 'pg';
import type { Figure } from './figure';

/** What a section of the bench has at hand. */
export type Bench = {
  root: string;
  /** Scratch folder, empty at the start and removed at the end. */
  folder: string;
  /** Where the bench's own production platform answers. */
  base: string;
  env: NodeJS.ProcessEnv;
  /** The platform's database, for preparing and recounting; what is measured goes over HTTP. */
  sql: pg.Pool;
  options: BenchOptions;
  say: (line: string) => void;
  report: (figure: Omit<Figure, 'section'>) => void;
};

export type BenchOptions = { leads: number; events: number; seconds: number; soakMinutes: number };

export type Section = (bench: Bench) => Promise<void>;
