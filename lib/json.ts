/** What a value looks like once it was sent as JSON: dates are text. */
export type Json<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? Json<Item>[]
    : T extends object
      ? { [Key in keyof T]: Json<T[Key]> }
      : T;

/** A date that came as JSON, or none. */
export function dateOrNull(sent: string | null): Date | null {
  return sent === null ? null : new Date(sent);
}
