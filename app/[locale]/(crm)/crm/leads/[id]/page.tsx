import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { RefreshOn } from '@/components/realtime/refresh-on';
import { ServicesCard } from '@/components/services/services-card';
import { isAdmin } from '@/lib/auth/actor';
import { getActor, requireActor } from '@/lib/auth/current-actor';
import { now } from '@/lib/clock';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { getLead } from '@/lib/leads/queries/get-lead';
import { listAssignees } from '@/lib/leads/queries/staff';
import { leadTimeline } from '@/lib/leads/queries/timeline';
import { servicesOf } from '@/lib/provisioning/service/queries';
import { quotesOfLead } from '@/lib/quotes/queries/list-quotes';
import { channelNames } from '@/lib/realtime/channels';
import { AssignmentCard } from './assignment-card';
import { ContactCard } from './contact-card';
import { DealCard } from './deal-card';
import { FollowUpCard } from './follow-up-card';
import { LeadHeader } from './lead-header';
import { QuotesCard } from './quotes-card';
import { RequestCard } from './request-card';
import { ScoreCard } from './score-card';
import { Timeline } from './timeline';

type Props = {
  params: Promise<{ locale: AppLocale; id: string }>;
  searchParams: Promise<{ timeline?: string }>;
};

const TIMELINE_MAX_PAGES = 20;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, id } = await params;
  const actor = await getActor();
  const lead = actor && (await getLead(actor, id));
  const t = await getTranslations({ locale, namespace: 'leads' });
  return { title: lead?.title ?? t('gone.title') };
}

export default async function LeadPage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN', 'SELLER');
  const asked = Number((await searchParams).timeline);
  const pages = Math.min(Number.isInteger(asked) && asked > 0 ? asked : 1, TIMELINE_MAX_PAGES);
  const at = now();
  const [lead, timeline, assignees, services, quotes] = await Promise.all([
    getLead(actor, id),
    leadTimeline(actor, id, pages),
    listAssignees(at),
    servicesOf(actor, { request: { crmLead: { id } } }),
    quotesOfLead(actor, id),
  ]);
  if (!lead) notFound();
  const listPath = localePath(locale, '/crm/leads');
  const more = timeline.hasMore && pages < TIMELINE_MAX_PAGES;
  return (
    <>
      <RefreshOn channel={channelNames.lead(lead.id)} events={['lead.updated']} />
      {services.length > 0 && <RefreshOn channel={channelNames.pulse} events={['service.changed']} />}
      <LeadHeader lead={lead} listPath={listPath} at={at} />
      {/* On phones one column in order of use; from laptops on, the work left and the facts right. */}
      <div className="flex flex-col gap-4 lg:grid lg:grid-cols-[minmax(0,1fr)_20rem] lg:items-start">
        <div className="contents min-w-0 lg:block lg:space-y-4">
          <div className="order-3 space-y-4">
            <QuotesCard leadId={lead.id} quotes={quotes} locale={locale} />
            <RequestCard lead={lead} locale={locale} />
          </div>
          {services.length > 0 && (
            <div className="order-3">
              <ServicesCard services={services} admin={isAdmin(actor)} />
            </div>
          )}
          <div className="order-4">
            <Timeline
              leadId={lead.id}
              currency={lead.currency}
              entries={timeline.entries}
              moreHref={more ? `${listPath}/${lead.id}?timeline=${pages + 1}` : null}
            />
          </div>
        </div>
        <div className="contents min-w-0 lg:block lg:space-y-4">
          <div className="order-1">
            <FollowUpCard lead={lead} at={at} timeZone={actor.timeZone} />
          </div>
          <div className="order-2">
            <ContactCard lead={lead} locale={locale} />
          </div>
          <div className="order-5">
            <DealCard lead={lead} />
          </div>
          <div className="order-6">
            <AssignmentCard lead={lead} actor={actor} assignees={assignees} listPath={listPath} />
          </div>
          <div className="order-7">
            <ScoreCard lead={lead} />
          </div>
        </div>
      </div>
    </>
  );
}
