import type { getTranslations } from 'next-intl/server';

type Translator = Awaited<ReturnType<typeof getTranslations<'admin'>>>;
type Stages = Awaited<ReturnType<typeof getTranslations<'leads.status'>>>;

/** What was done, in words; an action that has none shows as it is recorded. */
export function auditActionLabel(t: Translator, action: string): string {
  const key = `audit.action.${action}` as 'audit.action.user.signed_in';
  return t.has(key) ? t(key) : action;
}

export function auditSubjectLabel(t: Translator, subject: string): string {
  const key = `audit.subject.${subject}` as 'audit.subject.user';
  return t.has(key) ? t(key) : subject;
}

/** Where a subject can be looked at, without the language; null when it has no page. */
export function auditSubjectPath(type: string, id: string | null): string | null {
  if (!id) return null;
  if (type === 'user') return `/admin/users/${id}`;
  if (type === 'service') return `/admin/cloud/services/${id}`;
  if (type === 'node') return `/admin/cloud/${id}`;
  if (type === 'lead') return `/crm/leads/${id}`;
  return type === 'email' ? `/admin/mailbox/${id}` : null;
}

/** “Contacted → Qualified”, “Seller → Client”; null for a change that is not from one word to another. */
export function auditChange(t: Translator, stages: Stages, data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('from' in data) || !('to' in data)) return null;
  const words = [data.from, data.to].map((value) => {
    const stage = value as 'new';
    if (stages.has(stage)) return stages(stage);
    const role = `role.${value}` as 'role.ADMIN';
    return t.has(role) ? t(role) : null;
  });
  return words.includes(null) ? null : words.join(' → ');
}
