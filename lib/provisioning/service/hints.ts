import 'server-only';
import { channelNames } from '@/lib/realtime/channels';
import type { Hint } from '@/lib/realtime/publish';

/** What open pages are told of a service: its client's, and those of staff that show services. */
export function serviceHints({ id: serviceId, userId }: { id: string; userId: string }): Hint[] {
  return [
    { channel: channelNames.user(userId), event: 'service.changed', payload: { serviceId } },
    { channel: channelNames.pulse, event: 'service.changed', payload: { serviceId } },
  ];
}
