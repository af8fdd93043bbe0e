import { channelNames } from '@/lib/realtime/channels';
import { type Persona, STAFF } from './personas';

type Values = Record<string, string>;
type Access = { name: (values: Values) => string; opens: readonly Persona[] };

/** Every channel of the one list and who may listen; a new one has to be named here to compile. */
export const channelAccess: Record<keyof typeof channelNames, readonly Access[]> = {
  board: [{ name: () => channelNames.board, opens: STAFF }],
  pulse: [{ name: () => channelNames.pulse, opens: STAFF }],
  user: [{ name: ({ clientId }) => channelNames.user(clientId ?? ''), opens: ['client'] }],
  lead: [
    { name: ({ lead }) => channelNames.lead(lead ?? ''), opens: ['seller', 'admin'] },
    { name: ({ poolLead }) => channelNames.lead(poolLead ?? ''), opens: STAFF },
  ],
  quote: [{ name: ({ quote }) => channelNames.quote(quote ?? ''), opens: ['seller', 'admin'] }],
  // Public: nobody asks to be let in.
  status: [],
};
