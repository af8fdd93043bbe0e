import 'server-only';

export type Unit = 'ms' | 's' | '/s' | '%' | '×' | 'kB' | 'MB' | 'queries' | 'round trips' | 'events' | '';

export type Figure = {
  section: string;
  /** What was measured, and how many or how large it was. */
  name: string;
  value: number;
  unit: Unit;
  budget?: { most: number } | { least: number };
  /** The same thing without us, measured in the same run. */
  against?: { name: string; value: number; unit: Unit };
  note?: string;
};

export type Verdict = 'ok' | 'MISSED' | '';

/** Nothing to say about a figure without a budget; a figure that could not be taken misses its budget. */
export function verdictOf({ budget, value }: Figure): Verdict {
  if (!budget) return '';
  const isWithin = 'most' in budget ? value <= budget.most : value >= budget.least;
  return isWithin ? 'ok' : 'MISSED';
}

/** One line: verdict, section, name, value, budget, what it is compared with, note. */
export function figureLine(figure: Figure): string {
  const { section, name, value, unit, budget, against, note } = figure;
  const parts = [
    verdictOf(figure).padEnd(6),
    section.padEnd(7),
    `${name}: ${amount(value, unit)}`,
    budget &&
      `budget ${'most' in budget ? '≤' : '≥'} ${amount('most' in budget ? budget.most : budget.least, unit)}`,
    against && `${against.name} ${amount(against.value, against.unit)}`,
    note,
  ];
  return parts.filter(Boolean).join(' · ').trimEnd();
}

function amount(value: number, unit: Unit): string {
  if (Number.isNaN(value)) return 'not measured';
  const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  const text = Number.isInteger(value) ? String(value) : value.toFixed(digits);
  if (unit === '') return text;
  return unit === '/s' || unit === '%' ? `${text}${unit}` : `${text} ${unit}`;
}
