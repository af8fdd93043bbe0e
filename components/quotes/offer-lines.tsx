import type { ReactNode } from 'react';
import type { ShownLine } from './shown-lines';

type Props = {
  title: string;
  lines: readonly ShownLine[];
  why: string;
  /** Marks an option: whether it is taken. */
  mark?: (line: ShownLine) => ReactNode;
  children?: ReactNode;
};

/** Lines with their amounts, each with its reason one click away. Only markup: it needs no JavaScript. */
export function OfferLines({ title, lines, why, mark, children }: Props) {
  return (
    <section className="text-sm not-first:mt-4">
      <h3 className="pb-1 text-xs font-medium text-ink-muted">{title}</h3>
      <ul className="divide-y divide-line border-y border-line">
        {lines.map((line) => (
          <li key={line.id} className="py-0.5">
            <Line line={line} why={why} mark={mark?.(line)} />
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}

function Line({ line, why, mark }: { line: ShownLine; why: string; mark: ReactNode }) {
  const words = (
    <span className="min-w-0 [overflow-wrap:anywhere]">
      {line.label} {mark}
      {line.each && <span className="tabular block text-xs text-ink-muted">{line.each}</span>}
      {line.detail && <span className="block text-xs whitespace-pre-line text-ink-muted">{line.detail}</span>}
    </span>
  );
  const amount = <span className="tabular whitespace-nowrap">{line.amount}</span>;
  if (line.reasons.length === 0)
    return (
      <div className="flex items-baseline justify-between gap-4 py-1.5">
        {words}
        {amount}
      </div>
    );
  return (
    <details className="group/why">
      <summary className="-mx-2 flex list-none items-baseline justify-between gap-4 rounded-md px-2 py-1.5 hover:bg-sunken [&::-webkit-details-marker]:hidden">
        <span className="min-w-0">
          {words}
          <span
            aria-hidden="true"
            title={why}
            className="ml-1.5 inline-flex size-4 -translate-y-px items-center justify-center rounded-full border border-line text-[10px] leading-none text-ink-muted group-open/why:border-module group-open/why:text-module"
          >
            ?
          </span>
          <span className="sr-only">, {why}</span>
        </span>
        {amount}
      </summary>
      <div className="mb-1 rounded-md bg-sunken px-2 py-1.5 text-xs text-ink-muted">
        {line.reasons.map((sentence) => (
          <p key={sentence} className="[overflow-wrap:anywhere]">
            {sentence}
          </p>
        ))}
      </div>
    </details>
  );
}
