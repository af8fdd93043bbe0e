import type { Actor } from '@/lib/auth/actor';
import type { Role } from '@/lib/db/generated/enums';
import { PULSE_EVENT_TYPES, type PulseEventType } from './event-types';

type Viewer = Pick<Actor, 'id' | 'role'>;

/** all: the whole company's · own: of what is assigned to the viewer and of the unassigned pool · none. */
export type PulseReach = 'all' | 'own' | 'none';

export type PulseTile =
  | 'requests'
  | 'conversion'
  | 'processing'
  | 'popular_plan'
  | 'lead_sources'
  | 'feed'
  | 'forms'
  | 'automation'
  | 'alerts'
  | 'alert_actions'
  | 'money';

/**
 * Who sees what, tile by tile. A seller's figures count their own requests and the pool's. Visits of the
 * forms belong to no seller, so only admins see them; the pool's alerts concern every seller, who may
 * read them but not close them; amounts over the whole company are the admins', a seller's those of their clients.
 */
const REACH: Record<PulseTile, Record<Role, PulseReach>> = {
  requests: { ADMIN: 'all', SELLER: 'own', CLIENT: 'none' },
  conversion: { ADMIN: 'all', SELLER: 'own', CLIENT: 'none' },
  processing: { ADMIN: 'all', SELLER: 'own', CLIENT: 'none' },
  popular_plan: { ADMIN: 'all', SELLER: 'own', CLIENT: 'none' },
  lead_sources: { ADMIN: 'all', SELLER: 'own', CLIENT: 'none' },
  feed: { ADMIN: 'all', SELLER: 'own', CLIENT: 'none' },
  forms: { ADMIN: 'all', SELLER: 'none', CLIENT: 'none' },
  automation: { ADMIN: 'all', SELLER: 'none', CLIENT: 'none' },
  alerts: { ADMIN: 'all', SELLER: 'own', CLIENT: 'none' },
  alert_actions: { ADMIN: 'all', SELLER: 'none', CLIENT: 'none' },
  money: { ADMIN: 'all', SELLER: 'own', CLIENT: 'none' },
};

export function pulseReach(actor: Pick<Actor, 'role'>, tile: PulseTile): PulseReach {
  return REACH[tile][actor.role];
}

export function canSeeTile(actor: Pick<Actor, 'role'>, tile: PulseTile): boolean {
  return pulseReach(actor, tile) !== 'none';
}

/** Alerts that are about the unassigned pool. */
export const POOL_ALERT_KINDS: readonly string[] = ['lead.unassigned'];

const NOT_FOR_SELLERS: readonly PulseEventType[] = ['user.signed_in', 'alert.opened', 'alert.resolved'];

/** What a viewer's feed may hold; an event without a seller is the pool's only for these types. */
export function visibleEventTypes(actor: Viewer): readonly PulseEventType[] {
  const reach = pulseReach(actor, 'feed');
  if (reach === 'all') return PULSE_EVENT_TYPES;
  return reach === 'own' ? PULSE_EVENT_TYPES.filter((type) => !NOT_FOR_SELLERS.includes(type)) : [];
}
