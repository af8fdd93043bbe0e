/** Where a page of rows in order (time, id) ended, as its address holds it. */
export function keysetCursor(at: Date, id: string | bigint): string {
  return `${at.toISOString()}~${id}`;
}

export function parseKeyset(cursor: string | undefined): { at: Date; id: string } | null {
  const [time, id] = cursor?.split('~') ?? [];
  if (!time || !id || !/^[\w-]{1,64}$/.test(id)) return null;
  const at = new Date(time);
  return Number.isNaN(at.getTime()) ? null : { at, id };
}
