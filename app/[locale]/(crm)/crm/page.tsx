import { CalendarCheck, Inbox } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { RefreshOn } from '@/components/realtime/refresh-on';
import { buttonStyle } from '@/components/ui/button-style';
import { IntentLink } from '@/components/ui/intent-link';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/current-actor';
import { now } from '@/lib/clock';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { boardSummary } from '@/lib/leads/board/columns';
import { instantOfLocal, localOfInstant } from '@/lib/leads/local-time';
import { listMyFollowUps, listMyNewLeads } from '@/lib/leads/queries/my-day';
import { channelNames } from '@/lib/realtime/channels';
import { DayList } from './day-list';
import { MyStages } from './my-stages';

type Props = { params: Promise<{ locale: AppLocale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'crm.home' });
  return { title: t('title') };
}

export default async function MyDayPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN', 'SELLER');
  const at = now();
  const [followUps, fresh, mine, pool, t] = await Promise.all([
    listMyFollowUps(actor, endOfDay(at, actor.timeZone)),
    listMyNewLeads(actor),
    boardSummary(actor, { q: '', who: 'me' }),
    boardSummary(actor, { q: '', who: 'pool' }),
    getTranslations({ locale, namespace: 'crm.home' }),
  ]);
  const leads = localePath(locale, '/crm/leads');
  const pipeline = localePath(locale, '/crm/pipeline');
  const { new: waiting, contacted, qualified, proposal } = pool;
  const toTake = waiting.count + contacted.count + qualified.count + proposal.count;
  return (
    <>
      <RefreshOn channel={channelNames.board} events={['lead.changed']} />
      <PageHeader title={t('title')} description={t('description')}>
        {toTake > 0 && (
          <IntentLink href={`${leads}?who=pool`} className={buttonStyle('secondary', 'sm')}>
            {t('pool', { count: toTake })}
          </IntentLink>
        )}
        <IntentLink href={pipeline} className={buttonStyle('primary', 'sm')}>
          {t('open_pipeline')}
        </IntentLink>
      </PageHeader>
      <MyStages summary={mine} path={leads} />
      <div className="mt-4 grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        <DayList
          id="follow-ups"
          title={t('follow_ups')}
          lines={followUps}
          shows="follow-up"
          at={at}
          path={leads}
          all={{ href: `${leads}?who=me&sort=followup`, label: t('follow_ups_all') }}
          none={{ icon: CalendarCheck, title: t('follow_ups_none_title'), body: t('follow_ups_none') }}
        />
        <DayList
          id="fresh"
          title={t('fresh')}
          lines={fresh}
          shows="arrival"
          at={at}
          path={leads}
          all={{ href: `${leads}?who=me&stage=new`, label: t('fresh_all') }}
          none={{ icon: Inbox, title: t('fresh_none_title'), body: t('fresh_none') }}
        />
      </div>
    </>
  );
}

/** Midnight on the person's own clock. */
function endOfDay(at: Date, timeZone: string): Date {
  const today = localOfInstant(at, timeZone).slice(0, 10);
  return instantOfLocal(`${today}T23:59`, timeZone) ?? at;
}
