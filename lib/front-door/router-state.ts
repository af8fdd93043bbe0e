const KINDS = /^(?:c|oc|d|[cd]i\((?:\.\.\)\(\.\.|\.|\.\.|\.\.\.)\))$/;
const MARKS = ['refetch', 'inside-shared-layout', 'metadata-only'];
const MAX_LENGTH = 40_000;
const MAX_DEPTH = 64;

const isText = (value: unknown): boolean => typeof value === 'string';
const isNothingOr = (value: unknown, test: (value: unknown) => boolean): boolean =>
  value === undefined || value === null || test(value);

/**
 * Whether a Next-Router-State-Tree header is one that Next itself can read: it answers any other with a fault. Who is
 * sent away without one gets the whole page, which is what a first visit gets.
 */
export function isRouterState(header: string): boolean {
  if (header.length > MAX_LENGTH) return false;
  try {
    return isTree(JSON.parse(decodeURIComponent(header)), 0);
  } catch {
    return false;
  }
}

function isTree(value: unknown, depth: number): boolean {
  if (!Array.isArray(value) || value.length < 2 || value.length > 6 || depth > MAX_DEPTH) return false;
  const [segment, children, refresh, mark, hint, extra] = value as unknown[];
  if (typeof children !== 'object' || children === null || Array.isArray(children)) return false;
  return (
    isSegment(segment) &&
    Object.values(children).every((child) => isTree(child, depth + 1)) &&
    isNothingOr(refresh, (pair) => Array.isArray(pair) && pair.length === 2 && pair.every(isText)) &&
    isNothingOr(mark, (word) => MARKS.includes(word as string)) &&
    isNothingOr(hint, Number.isFinite) &&
    (extra === undefined || isText(extra))
  );
}

function isSegment(value: unknown): boolean {
  if (typeof value === 'string') return true;
  if (!Array.isArray(value) || value.length !== 4) return false;
  const [name, key, kind, siblings] = value as unknown[];
  const known = typeof kind === 'string' && KINDS.test(kind);
  return isText(name) && isText(key) && known && isNothingOr(siblings, isTexts) && siblings !== undefined;
}

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
