function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  return ((words[0]?.[0] ?? '') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase();
}

/** A person as two letters; the name is read out and shown on hover. */
export function Initials({ name, className = '' }: { name: string; className?: string }) {
  return (
    <span
      role="img"
      aria-label={name}
      title={name}
      className={`inline-flex size-6 shrink-0 items-center justify-center rounded-full bg-sunken text-[10px] font-semibold text-ink-muted ring-1 ring-line ${className}`}
    >
      {initialsOf(name)}
    </span>
  );
}
