import type { LeadSource, Priority } from '@/lib/db/generated/enums';
import { LeadStatus } from '@/lib/db/generated/enums';
import { useFormatter, useTranslations } from '@/lib/i18n/use-words';
import { type ActivityFacts, activityFacts } from '@/lib/leads/activity-facts';
import type { TimelineEntry } from '@/lib/leads/queries/timeline';
import { isLostReason } from '@/lib/leads/status';
import type { DeclineReason } from '@/lib/quotes/status';

export type EntryWords = { title: string; details: string[] };

/** What a line of the timeline says: what people typed as it is, what the platform recorded worded from its data. */
export function useEntryWords(currency: string): (entry: TimelineEntry) => EntryWords {
  const t = useTranslations('leads');
  const format = useFormatter();
  const money = (cents: number | null) => format.number((cents ?? 0) / 100, { style: 'currency', currency });
  const day = (text: string | null) =>
    text ? format.dateTime(new Date(text), { dateStyle: 'medium', timeZone: 'UTC' }) : t('detail.no_date');
  const stage = (name: string | null) =>
    name && name in LeadStatus ? t(`status.${name as LeadStatus}`) : (name ?? '');

  function assigned(facts: ActivityFacts, by: string | null): string {
    const name = facts.text('toName') ?? facts.text('name');
    if (facts.text('why') === 'assignee_left') return t('timeline.assignee_left');
    if (facts.text('by') === 'platform') {
      return name ? t('timeline.assigned_auto', { name }) : t('timeline.assigned_nobody');
    }
    if (!name) return t('timeline.released');
    return name === by ? t('timeline.taken', { name }) : t('timeline.assigned_to', { name });
  }

  function moved(facts: ActivityFacts): EntryWords {
    const title = t('timeline.moved', { from: stage(facts.text('from')), to: stage(facts.text('to')) });
    const reason = facts.text('reason');
    return {
      title,
      details: [
        facts.text('to') === 'won' && t('timeline.won', { value: money(facts.number('valueCents')) }),
        reason && t('timeline.lost', { reason: isLostReason(reason) ? t(`lost_reason.${reason}`) : reason }),
        facts.text('note'),
      ].filter((line) => typeof line === 'string'),
    };
  }

  function updated(facts: ActivityFacts): string[] {
    const reference = facts.text('reference') ?? '';
    const [ask, to] = [facts.text('ask'), facts.text('requestTo')];
    if (ask) {
      const ordinal = facts.number('ordinal') ?? 1;
      const note = facts.text('note');
      return [t('timeline.service_ask', { ask, reference, ordinal }), ...(note ? [note] : [])];
    }
    if (to) return [t('timeline.request_moved', { reference, to })];
    const priority = (name: string) => t(`priority.${facts.text(name) as Priority}`);
    return [
      facts.has('valueCents') &&
        t('timeline.value_changed', {
          before: money(facts.number('valueBeforeCents')),
          after: money(facts.number('valueCents')),
        }),
      facts.has('priority') &&
        t('timeline.priority_changed', { before: priority('priorityBefore'), after: priority('priority') }),
      facts.has('expectedCloseDate') &&
        t('timeline.date_changed', {
          before: day(facts.text('expectedCloseDateBefore')),
          after: day(facts.text('expectedCloseDate')),
        }),
    ].filter((line) => typeof line === 'string');
  }

  function created(facts: ActivityFacts): EntryWords {
    const source = t(`source.${(facts.text('source') ?? 'other') as LeadSource}`);
    const reference = facts.text('reference');
    return {
      title: reference
        ? t('timeline.created_reference', { source, reference })
        : t('timeline.created', { source }),
      details: facts.text('confirmation') === 'awaiting' ? [t('timeline.created_awaiting')] : [],
    };
  }

  function quoted(facts: ActivityFacts): EntryWords {
    const key = `timeline.quote.${facts.text('event')}` as 'timeline.quote.extended';
    const until = facts.text('until');
    const params = {
      reference: facts.text('reference') ?? '',
      number: facts.number('number') ?? 1,
      name: facts.text('name') ?? '',
      kind: facts.text('kind') ?? '',
      percent: facts.number('percent') ?? 0,
      until: until ? day(until) : '',
    };
    const reason = facts.text('reason');
    const text = facts.text('text');
    return {
      title: t.has(key) ? t(key, params) : params.reference,
      details: [reason && t(`decline_reason.${reason as DeclineReason}`), text].filter(
        (line) => typeof line === 'string',
      ),
    };
  }

  function followUp(facts: ActivityFacts): EntryWords {
    const at = facts.text('at');
    const note = facts.text('note');
    const words = at && format.dateTime(new Date(at), { dateStyle: 'full', timeStyle: 'short' });
    return {
      title: words ? t('timeline.follow_up_set', { at: words }) : t('timeline.follow_up_cleared'),
      details: note ? [note] : [],
    };
  }

  return (entry) => {
    const facts = activityFacts(entry.data);
    switch (entry.type) {
      case 'note':
      case 'call':
      case 'email':
      case 'meeting':
        return { title: entry.subject, details: entry.description ? [entry.description] : [] };
      case 'created':
        return created(facts);
      case 'scored':
        return { title: t('timeline.scored', { score: facts.number('score') ?? 0 }), details: [] };
      case 'assigned': {
        const note = facts.text('note');
        return { title: assigned(facts, entry.creator?.name ?? null), details: note ? [note] : [] };
      }
      case 'status_changed':
        return moved(facts);
      case 'follow_up':
        return followUp(facts);
      case 'updated': {
        const [title = '', ...details] = updated(facts);
        return { title, details };
      }
      case 'quote':
        return quoted(facts);
      case 'confirmed':
        return { title: t('timeline.confirmed'), details: [] };
    }
  };
}
