'use client';

import { useState } from 'react';
import { toast } from 'sonner';
import { useRealtimeContext } from '@/components/realtime/realtime-context';
import type { LeadStatus } from '@/lib/db/generated/enums';
import type { FormState } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';
import { isClosed } from '@/lib/leads/status';
import { type MoveFields, type MovingLead, sendMove, undoFields } from '../../send-move';

type Closing = 'won' | 'lost';

/** Changes the stage of one lead: shown at once, taken back when refused, undone from the toast. */
export function useLeadMove(lead: MovingLead) {
  const t = useTranslations('pipeline');
  const stage = useTranslations('leads.status');
  const { pace } = useRealtimeContext();
  const [asked, setAsked] = useState<{ to: LeadStatus; from: LeadStatus } | null>(null);
  const [closing, setClosing] = useState<Closing | null>(null);
  // Only until the server shows the lead somewhere else than where it was.
  const shown = asked && asked.from === lead.status ? asked.to : lead.status;

  async function send(to: LeadStatus, fields: MoveFields): Promise<FormState> {
    setAsked({ to, from: lead.status });
    const answer = await sendMove({ card: lead, to }, fields, t('unreachable'));
    if (!answer.ok) setAsked(null);
    else sayMoved(lead, to, answer);
    pace.ask();
    return answer;
  }

  function sayMoved(before: MovingLead, to: LeadStatus, answer: FormState) {
    const text = answer.values?.taken ? 'moved_taken' : 'moved';
    toast(t(text, { title: before.title, stage: stage(to) }), {
      action: { label: t('undo'), onClick: () => void undo(before, to) },
    });
  }

  async function undo(before: MovingLead, to: LeadStatus) {
    const back = { card: { ...before, status: to }, to: before.status };
    const fields = undoFields({ card: before, to }, t('undo_note'));
    const answer = await sendMove(back, fields, t('unreachable'));
    setAsked(null);
    if (answer.ok) toast(t('undone', { title: before.title, stage: stage(before.status) }));
    else toast.error(answer.message);
    pace.ask();
  }

  async function start(to: LeadStatus) {
    if (to === 'won' || to === 'lost') return setClosing(to);
    const answer = await send(to, {});
    if (!answer.ok) toast.error(answer.message);
  }

  async function confirm(fields: MoveFields): Promise<FormState> {
    if (!closing) return { ok: null };
    const answer = await send(closing, fields);
    const isCorrectable = Object.keys(answer.fieldErrors ?? {}).length > 0;
    if (!answer.ok && !isCorrectable) toast.error(answer.message);
    if (answer.ok || !isCorrectable) setClosing(null);
    return answer;
  }

  return { shown, isClosed: isClosed(shown), closing, start, confirm, cancel: () => setClosing(null) };
}
