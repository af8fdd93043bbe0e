import { useLocale } from 'next-intl';
import { useServiceName } from '@/components/services/service-name';
import { ServiceState } from '@/components/services/service-state';
import { IntentLink } from '@/components/ui/intent-link';
import { SpriteIcon } from '@/components/ui/sprite';
import { localePath } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/use-words';
import type { ServiceRow } from '@/lib/provisioning/service/list-services';

/** One of the client's servers: what, where it answers, where it stands. */
export function ServiceItem({ service }: { service: ServiceRow }) {
  const t = useTranslations('services');
  const locale = useLocale();
  const nameOf = useServiceName();
  const { cpu, ram, storage, domain, address, state, step } = service;
  return (
    <li>
      <IntentLink
        href={localePath(locale, `/account/services/${service.id}`)}
        className="flex items-center gap-3 px-4 py-3 text-sm hover:bg-sunken/60"
      >
        <span className="min-w-0 flex-1 space-y-1">
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className="min-w-0 text-base font-medium">{nameOf(service)}</span>
            <ServiceState state={state} isListed />
          </span>
          {/* Each in one piece where it fits: a name of a server is not cut at its hyphens. */}
          <span className="flex flex-wrap gap-x-3 text-ink-muted">
            {[domain, address]
              .filter((name) => name !== null)
              .map((name) => (
                <span key={name} className="min-w-0 [overflow-wrap:anywhere]">
                  {name}
                </span>
              ))}
            {!domain && !address && t('size', { cpu, ram, storage })}
          </span>
          {state !== 'active' && state !== 'terminated' && (
            <span className="block">{t(`mine.line.${state}`, { step: step ? t(`doing.${step}`) : '' })}</span>
          )}
          <span className="block text-xs text-ink-muted">{service.reference}</span>
        </span>
        <SpriteIcon name="open" className="size-4 shrink-0 text-ink-subtle" />
      </IntentLink>
    </li>
  );
}
