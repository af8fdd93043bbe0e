/** A place in a list that goes from the newest to the oldest. */
export type Place = { at: Date; id: string };

/** A place as an address carries it. */
export function placeToText({ at, id }: Place): string {
  return `${at.getTime()}~${id}`;
}

/** Reads a place; null for anything that is none, which means the beginning. */
export function placeFromText(text: string | undefined): Place | null {
  const match = /^(\d{1,15})~([\w-]{1,64})$/.exec(text ?? '');
  return match?.[1] && match[2] ? { at: new Date(Number(match[1])), id: match[2] } : null;
}

/** Splits what was read, one more than a page, into the page and the place where the next one begins. */
export function pageOf<Row extends { id: string }>(
  found: readonly Row[],
  size: number,
  atOf: (row: Row) => Date,
): { rows: Row[]; next: string | null } {
  const rows = found.slice(0, size);
  const last = rows.at(-1);
  return { rows, next: found.length > size && last ? placeToText({ at: atOf(last), id: last.id }) : null };
}
