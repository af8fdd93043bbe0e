import { Check, Circle, CircleDot, type LucideIcon, TriangleAlert } from 'lucide-react';
import { RelativeTime } from '@/components/ui/relative-time';
import { useFormatter, useTranslations } from '@/lib/i18n/use-words';
import type { ServiceView } from '@/lib/provisioning/service/queries';
import { type ShownStep, shownSteps } from './step-list';

const ICONS: Record<ShownStep['state'], LucideIcon> = {
  done: Check,
  now: CircleDot,
  failed: TriangleAlert,
  later: Circle,
};

const TONES: Record<ShownStep['state'], string> = {
  done: 'text-module',
  now: 'text-module',
  failed: 'text-danger',
  later: '',
};

type Props = { service: Pick<ServiceView, 'state' | 'steps'>; staff?: boolean };

/** The way of a service with its times; staff also see why a step failed and when it comes again. */
export function ServiceSteps({ service, staff = false }: Props) {
  const steps = shownSteps(service.state, service.steps).filter(({ name }) => staff || name !== 'released');
  return (
    <ol className="space-y-3 p-4 text-sm">
      {steps.map((step) => (
        <StepLine key={step.key} shown={step} staff={staff} />
      ))}
    </ol>
  );
}

function StepLine({ shown, staff }: { shown: ShownStep; staff: boolean }) {
  const t = useTranslations('services');
  const { name, state, at, step } = shown;
  const Icon = ICONS[state];
  const words = state === 'now' && name === 'paid' ? t('steps.waiting_payment') : t(`steps.${wordOf(state)}`);
  return (
    <li
      aria-current={state === 'now' || state === 'failed' ? 'step' : undefined}
      className={`grid grid-cols-[1rem_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 ${state === 'later' ? 'text-ink-muted' : ''}`}
    >
      <Icon
        aria-hidden="true"
        className={`size-4 shrink-0 ${TONES[state]}`}
        strokeWidth={state === 'done' ? 2.5 : 1.75}
      />
      <span className={state === 'now' || state === 'failed' ? 'font-medium' : ''}>
        {t(state === 'done' ? `step.${name}` : `doing.${name}`)}
      </span>
      <span className={`text-xs ${state === 'failed' && staff ? 'text-danger' : 'text-ink-muted'}`}>
        {at ? <StepTime at={at} /> : state === 'failed' && !staff ? t('steps.now') : words}
      </span>
      {state === 'failed' && step && (
        <div className="col-span-2 col-start-2 space-y-1">{staff ? <Trouble step={step} /> : <Slow />}</div>
      )}
    </li>
  );
}

/** Steps are seconds apart: their times are exact. */
function StepTime({ at }: { at: Date }) {
  const format = useFormatter();
  const day = { day: 'numeric', month: 'short' } as const;
  const time = { hour: 'numeric', minute: '2-digit', second: '2-digit' } as const;
  return (
    <time dateTime={at.toISOString()} className="tabular">
      {format.dateTime(at, { ...day, ...time })}
    </time>
  );
}

const wordOf = (state: ShownStep['state']) => (state === 'done' ? 'now' : state);

function Slow() {
  const t = useTranslations('services.steps');
  return <p className="text-ink-muted">{t('slow')}</p>;
}

function Trouble({ step }: { step: NonNullable<ShownStep['step']> }) {
  const t = useTranslations('services');
  const key = `error.${step.error}` as 'error.internal';
  return (
    <>
      <p>{step.error && t.has(key) ? t(key) : t('error.internal')}</p>
      {step.detail && (
        <p className="font-mono text-xs text-ink-muted [overflow-wrap:anywhere]">{step.detail}</p>
      )}
      <p className="text-xs text-ink-muted">
        {t('steps.attempts', { count: step.attempts })}
        {' · '}
        {step.nextTryAt ? (
          <>
            {t('steps.retry_at')} <RelativeTime at={step.nextTryAt} />
          </>
        ) : (
          t('steps.decide')
        )}
      </p>
    </>
  );
}
