/** Seen by no person and no screen reader; a robot that fills every field gives itself away. */
export function TrapField({ label }: { label: string }) {
  return (
    <div hidden>
      <label>
        {label}
        <input name="website" tabIndex={-1} autoComplete="off" />
      </label>
    </div>
  );
}
