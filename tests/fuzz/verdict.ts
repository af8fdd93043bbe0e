import type { Answer } from './http';

/** Words of a stack trace, of our own paths, of the libraries underneath. */
const LEAKS =
  /\n\s+at (?:async )?[\w$.<>]+(?: \[as \w+\])? \(|node_modules\/|file:\/\/\/|Prisma(?:Client|\.)|Invalid `[\w.]+\(\)`|\bP20\d\d\b|ZodError|syntax error at or near|ECONNREFUSED/;

/** A page that had begun when it failed carries the number of the error; not found has a word there. */
const BROKE_OFF = /digest\\?":\\?"\d{4,}|\$RX\("[^"]*","\d{4,}|data-dgst="\d{4,}/;

/** Why an answer is a fault of the server, or null: hostile input is refused, not stumbled over. */
export function faultOf({ status, body }: Answer): string | null {
  if (status === 0) return 'no answer';
  if (status >= 500) return `status ${status}: ${body.slice(0, 300)}`;
  const leak = LEAKS.exec(body) ?? (body.includes(process.cwd()) ? [process.cwd()] : null);
  if (leak) return `tells what is inside: ${leak[0]}`;
  const broke = BROKE_OFF.exec(body);
  return broke ? `broke off: ${broke[0]}` : null;
}

/** What an action says to the person who called it; a page may follow it in the same answer. */
export function messageOf({ body }: Answer): string | undefined {
  const text = /"ok":(?:true|false),"message":"((?:[^"\\]|\\.)*)"/.exec(body)?.[1];
  return text === undefined ? undefined : (JSON.parse(`"${text}"`) as string);
}
