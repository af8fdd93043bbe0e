'use client';

import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { RelativeTime } from '@/components/ui/relative-time';
import type { FormAction } from '@/lib/form-state';
import { useTranslations } from '@/lib/i18n/use-words';
import type { AskView } from '@/lib/provisioning/service/queries';

type Props = { asks: readonly AskView[]; action: FormAction; label: string };

/** What the client asked and nobody has answered yet, each with the one way to end it. */
export function AskList({ asks, action, label }: Props) {
  return (
    <ul className="space-y-3">
      {asks.map((ask) => (
        <AskLine key={ask.id} ask={ask} action={action} label={label} />
      ))}
    </ul>
  );
}

function AskLine({ ask, action, label }: { ask: AskView; action: FormAction; label: string }) {
  const t = useTranslations('services.ask');
  const { state, formAction, ref } = useForm(action);
  return (
    <li className="space-y-2 rounded-md bg-sunken px-3 py-2 text-sm">
      <p className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="font-medium">{t('asked', { kind: ask.kind })}</span>
        <RelativeTime at={ask.createdAt} className="text-xs text-ink-muted" />
      </p>
      {ask.note && <p className="whitespace-pre-line [overflow-wrap:anywhere]">{ask.note}</p>}
      <form ref={ref} action={formAction} className="space-y-2">
        <input type="hidden" name="askId" value={ask.id} />
        <SubmitButton variant="secondary" size="sm">
          {label}
        </SubmitButton>
        {state.ok === false && <FormMessage state={state} />}
      </form>
    </li>
  );
}
