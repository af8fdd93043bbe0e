import type { ServerOptions } from 'ws';
import type { ChannelsLimits } from '../rules/limits';

/** `closeTimeout` is younger than the types: the time a peer has to agree to a close before it is cut off. */
export function webSocketOptions(
  limits: ChannelsLimits,
): ServerOptions & { closeTimeout: number; maxFragments: number } {
  return {
    noServer: true,
    clientTracking: false,
    maxPayload: limits.frameBytes,
    maxFragments: limits.fragmentsPerMessage,
    perMessageDeflate: false,
    // Answered by hand, under the message limit: automatic pongs to a peer that never reads would pile up.
    autoPong: false,
    closeTimeout: limits.closeGraceMs,
  };
}
