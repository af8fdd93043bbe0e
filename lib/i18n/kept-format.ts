const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

/**
 * A format of the browser's own, made once for a key that says all it is made of: lists ask for the same one hundreds
 * of times, and finding it by its options costs more than its words.
 */
export function keptFormat<Format extends Intl.NumberFormat | Intl.DateTimeFormat>(
  key: string,
  make: () => Format,
): Format {
  const known = formats.get(key);
  if (known) return known as Format;
  const made = make();
  formats.set(key, made);
  return made;
}
