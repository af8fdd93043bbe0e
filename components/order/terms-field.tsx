import { Checkbox } from '@/components/ui/input';

type Props = { label: string; accepted: boolean; error?: string; onChange: (accepted: boolean) => void };

export function TermsField({ label, accepted, error, onChange }: Props) {
  return (
    <div className="mt-4">
      <label htmlFor="f-terms" className="flex items-start gap-3 text-sm">
        <Checkbox
          id="f-terms"
          name="terms"
          required
          checked={accepted}
          onChange={(event) => onChange(event.target.checked)}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? 'f-terms-error' : undefined}
          className="mt-0.5"
        />
        {label}
      </label>
      {error && (
        <p id="f-terms-error" className="mt-1 ml-7 text-sm text-danger">
          {error}
        </p>
      )}
    </div>
  );
}
