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

declare const packed: unique symbol;

/**
 * A value as one text, for a client component that draws many rows: React looks at each field of each object on its way
 * there, twice, and at a text once.
 */
export type Packed<T> = string & { readonly [packed]?: T };

export function pack<T>(value: T): Packed<T> {
  return JSON.stringify(value);
}

export function unpack<T>(text: Packed<T>): Json<T> {
  return JSON.parse(text);
}
