'use client';

import { CalendarDays, Mail, Phone, StickyNote } from 'lucide-react';
import { useEffect } from 'react';
import { Field } from '@/components/form/field';
import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { useKeptDraft } from '@/components/form/use-kept-draft';
import { useRealtimeContext } from '@/components/realtime/realtime-context';
import { Button } from '@/components/ui/button';
import { Input, Textarea } from '@/components/ui/input';
import { useTranslations } from '@/lib/i18n/use-words';
import { LOGGED_TYPES } from '@/lib/leads/schema';
import { logActivityAction } from '../../actions';

const ICONS = { note: StickyNote, call: Phone, email: Mail, meeting: CalendarDays };

type LoggedType = (typeof LOGGED_TYPES)[number];

/** The description is null while there is no room for details yet. */
type Draft = { type: LoggedType; subject: string; description: string | null; key: string };

const EMPTY: Draft = { type: 'note', subject: '', description: null, key: '' };

/** A note, a call, an e-mail or a meeting, written into the timeline. */
export function LogForm({ leadId }: { leadId: string }) {
  const t = useTranslations('leads.log');
  const { pace } = useRealtimeContext();
  // Held here, so that neither an answer nor a page drawn anew clears what is being typed.
  const { draft, change, drop } = useKeptDraft<Draft>(`log ${leadId}`, EMPTY);
  const { type, subject, description, key } = draft;
  // One key a line: the same submit sent twice is written once.
  useEffect(() => {
    if (key === '') change({ key: crypto.randomUUID() });
  }, [key, change]);
  const { state, formAction, ref } = useForm(logActivityAction, {
    onSuccess: () => {
      drop({ ...EMPTY, type });
      pace.ask();
    },
  });
  return (
    <form
      ref={ref}
      action={formAction}
      className="space-y-3 border-b border-line p-4"
      aria-label={t('title')}
    >
      <input type="hidden" name="leadId" value={leadId} />
      <input type="hidden" name="idempotencyKey" value={key} />
      {/* The answer resets the form to its defaults: new ones each time. */}
      <TypeChoice key={state.at} type={type} onChoose={(chosen) => change({ type: chosen })} />
      {state.ok === false && <FormMessage state={state} />}
      <Field name="subject" idPrefix="log" label={t('subject')} error={state.fieldErrors?.subject}>
        {(aria) => (
          <Input
            {...aria}
            name="subject"
            maxLength={200}
            autoComplete="off"
            placeholder={t(`placeholder.${type}`)}
            value={subject}
            onChange={(event) => change({ subject: event.target.value })}
          />
        )}
      </Field>
      {description !== null && (
        <Field
          name="description"
          idPrefix="log"
          label={t('description')}
          error={state.fieldErrors?.description}
        >
          {(aria) => (
            <Textarea
              {...aria}
              name="description"
              maxLength={5000}
              value={description}
              onChange={(event) => change({ description: event.target.value })}
            />
          )}
        </Field>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        {description === null && (
          <Button variant="quiet" size="sm" onClick={() => change({ description: '' })}>
            {t('more')}
          </Button>
        )}
        <SubmitButton size="sm" disabled={key === ''}>
          {t('save')}
        </SubmitButton>
      </div>
    </form>
  );
}

function TypeChoice({ type, onChoose }: { type: LoggedType; onChoose: (type: LoggedType) => void }) {
  const t = useTranslations('leads.log');
  return (
    <fieldset className="flex flex-wrap gap-1">
      <legend className="sr-only">{t('type')}</legend>
      {LOGGED_TYPES.map((value) => {
        const Icon = ICONS[value];
        return (
          <label
            key={value}
            htmlFor={`log-type-${value}`}
            className="relative inline-flex h-8 cursor-pointer items-center gap-1.5 rounded-md px-2.5 text-sm text-ink-muted hover:bg-sunken has-checked:bg-module-soft has-checked:font-medium has-checked:text-module-strong has-focus-visible:outline-2 has-focus-visible:outline-module"
          >
            <input
              id={`log-type-${value}`}
              type="radio"
              name="type"
              value={value}
              defaultChecked={type === value}
              onChange={() => onChoose(value)}
              className="sr-only"
            />
            <Icon aria-hidden="true" className="size-4" />
            {t(`types.${value}`)}
          </label>
        );
      })}
    </fieldset>
  );
}
