type Props = { className: string };

const LINE = { fill: 'none', stroke: 'currentColor', strokeWidth: 2, strokeLinecap: 'round' } as const;

// Drawn here: the icon library's runtime would be a tenth of what the order page may weigh.
export function AlertIcon({ className }: Props) {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" className={className} {...LINE}>
      <circle cx="12" cy="12" r="10" />
      <path d="M12 8v4m0 4h.01" />
    </svg>
  );
}

export function ChevronUpIcon({ className }: Props) {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" className={className} {...LINE}>
      <path d="m6 15 6-6 6 6" strokeLinejoin="round" />
    </svg>
  );
}

export function SpinnerIcon({ className }: Props) {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" className={`animate-spin ${className}`} {...LINE}>
      <path d="M21 12a9 9 0 1 1-6.2-8.56" />
    </svg>
  );
}
