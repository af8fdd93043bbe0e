/** Mailboxes that anybody opens for free: they say nothing about a company. */
const FREE = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'outlook.fr',
  'hotmail.com',
  'hotmail.fr',
  'live.com',
  'live.fr',
  'msn.com',
  'yahoo.com',
  'yahoo.fr',
  'yahoo.co.uk',
  'icloud.com',
  'me.com',
  'aol.com',
  'gmx.com',
  'gmx.fr',
  'gmx.de',
  'proton.me',
  'protonmail.com',
  'orange.fr',
  'wanadoo.fr',
  'free.fr',
  'sfr.fr',
  'neuf.fr',
  'laposte.net',
  'bbox.fr',
  'numericable.fr',
]);

/** Mailboxes that exist for some minutes. */
const DISPOSABLE = new Set([
  '10minutemail.com',
  'dispostable.com',
  'fakeinbox.com',
  'getnada.com',
  'guerrillamail.com',
  'jetable.org',
  'maildrop.cc',
  'mailinator.com',
  'mohmal.com',
  'sharklasers.com',
  'temp-mail.org',
  'tempmail.com',
  'throwawaymail.com',
  'trashmail.com',
  'yopmail.com',
  'yopmail.fr',
]);

export type EmailDomainKind = 'company' | 'free' | 'disposable';

/** What the part after the @ says about who writes; a subdomain counts as its parent. */
export function emailDomainKind(email: string): EmailDomainKind {
  const labels = email.toLowerCase().split('@').at(-1)?.split('.') ?? [];
  const names = labels.map((_, index) => labels.slice(index).join('.'));
  if (names.some((name) => DISPOSABLE.has(name))) return 'disposable';
  return names.some((name) => FREE.has(name)) ? 'free' : 'company';
}
