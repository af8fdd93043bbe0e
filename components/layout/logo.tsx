/** Three linked nodes: the platform's mark. */
export function Logo({ className = 'size-6' }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={className} fill="none">
      <path d="M6.5 16.5 12 7l5.5 9.5Z" stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round" />
      <circle cx="12" cy="6" r="3" fill="var(--hosting-primary)" />
      <circle cx="5.5" cy="17.5" r="3" fill="var(--pulse-primary)" />
      <circle cx="18.5" cy="17.5" r="3" fill="var(--crm-primary)" />
    </svg>
  );
}
