import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'module' | 'success' | 'warning' | 'danger';

const TONES: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink-muted',
  module: 'bg-module-soft text-module-strong',
  success: 'bg-success-soft text-success',
  warning: 'bg-warning-soft text-warning',
  danger: 'bg-danger-soft text-danger',
};

type Props = { tone?: Tone; children: ReactNode; className?: string; title?: string };

/** A short state in words; the tone only repeats what the words say. */
export function Badge({ tone = 'neutral', children, className = '', title }: Props) {
  return (
    <span
      title={title}
      className={`inline-flex h-5 items-center gap-1 rounded-sm px-1.5 text-xs font-medium whitespace-nowrap ${TONES[tone]} ${className}`}
    >
      {children}
    </span>
  );
}
