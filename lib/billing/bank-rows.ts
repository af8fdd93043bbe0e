import { createHash } from 'node:crypto';
import type { Day } from './days';
import { amountCents } from './typed-amount';

/** A line of a bank statement; `error` when it is none. */
export type BankRow = {
  line: number;
  day: Day | null;
  label: string;
  cents: number | null;
};

export const MOST_ROWS = 500;

/**
 * Lines of a bank statement as they are pasted or as a CSV file holds them: day, wording and amount, in this order, with
 * semicolons, tabs or commas between them. A first line of headings, empty lines and columns in between are passed over.
 */
export function readBankRows(text: string): BankRow[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  return lines
    .map((raw, index) => ({ cells: cellsOf(raw), line: index + 1 }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .filter(({ cells, line }, index) => !(index === 0 && line === 1 && isHeading(cells)))
    .slice(0, MOST_ROWS)
    .map(({ cells, line }) => {
      const at = cells.findIndex((cell) => dayOf(cell) !== null);
      const amounts = cells.map((cell, index) => (index === at ? null : amountCents(cell)));
      const last = amounts.findLastIndex((cents) => cents !== null);
      const words = cells.filter((cell, index) => cell !== '' && index !== at && index !== last);
      return {
        line,
        day: at === -1 ? null : dayOf(cells[at] ?? ''),
        label: words.join(' ').slice(0, 140),
        cents: last === -1 ? null : (amounts[last] ?? null),
      };
    });
}

const isHeading = (cells: readonly string[]) =>
  cells.every((cell) => dayOf(cell) === null && amountCents(cell) === null);

function cellsOf(line: string): string[] {
  const separator = line.includes('\t') ? '\t' : line.includes(';') ? ';' : ',';
  const cells = line.match(new RegExp(`("([^"]|"")*"|[^${separator}]*)(${separator}|$)`, 'g')) ?? [];
  return cells
    .slice(0, -1)
    .concat(line.endsWith(separator) ? [] : (cells.at(-1) ?? ''))
    .map((cell) => (cell.endsWith(separator) ? cell.slice(0, -1) : cell))
    .map((cell) =>
      cell
        .trim()
        .replace(/^"(.*)"$/s, '$1')
        .replaceAll('""', '"')
        .trim(),
    );
}

/** 23/11/2026, 23.11.26 or 2026-11-23; null for anything else, and for a day that no calendar has. */
function dayOf(text: string): Day | null {
  const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text);
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const [year, month, day] = iso ? iso.slice(1) : french ? [french[3], french[2], french[1]] : [];
  if (!year || !month || !day) return null;
  const written = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${written}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== written ? null : written;
}

/** Names a transfer by what the bank says of it; the nth of equal ones in a statement by its place among them. */
export function transferKey({ day, label, cents }: BankRow, nth: number): string {
  const said = `${day}|${label.toLowerCase().replace(/\s+/g, ' ')}|${cents}|${nth}`;
  return `transfer:${createHash('sha256').update(said).digest('hex').slice(0, 40)}`;
}

/** The numbers of documents that a wording cites, each once; banks drop hyphens and change letters. */
export function citedNumbers(label: string, prefix: string): string[] {
  const bare = prefix.replace(/\W/g, '');
  const pattern = new RegExp(`${bare}[\\s./_-]?(20\\d{2})[\\s./_-]?(\\d{5,9})(?!\\d)`, 'gi');
  const numbers = [...label.matchAll(pattern)].map(([, year, ordinal]) => `${prefix}${year}-${ordinal}`);
  return [...new Set(numbers)];
}
