/** What one peer may ask of the server. The first group is the hosted service's own; the rest protects the process. */
export interface ChannelsLimits {
  eventNameLength: number;
  channelNameLength: number;
  eventDataBytes: number;
  eventsPerBatch: number;
  channelsPerTrigger: number;
  clientEventsPerSecond: number;
  presenceMembers: number;
  presenceUserIdLength: number;
  presenceUserInfoBytes: number;
  watchlistLength: number;
  timestampToleranceS: number;
  activityTimeoutS: number;
  pongTimeoutMs: number;
  cacheTtlMs: number;

  connections: number;
  connectionsPerAddress: number;
  channelsPerConnection: number;
  messageBurst: number;
  messagesPerSecond: number;
  frameBytes: number;
  fragmentsPerMessage: number;
  bufferedBytes: number;
  requestBodyBytes: number;
  headersTimeoutMs: number;
  requestTimeoutMs: number;
  closeGraceMs: number;
  cachedChannels: number;
  everyCountUpTo: number;
  countIntervalMs: number;
  webhookDelayMs: number;
  webhookRetries: number;
  webhookTimeoutMs: number;
  webhookQueue: number;
}

export const defaultLimits: ChannelsLimits = {
  eventNameLength: 200,
  channelNameLength: 200,
  eventDataBytes: 10_240,
  eventsPerBatch: 10,
  channelsPerTrigger: 100,
  clientEventsPerSecond: 10,
  presenceMembers: 100,
  presenceUserIdLength: 128,
  presenceUserInfoBytes: 1_024,
  watchlistLength: 100,
  timestampToleranceS: 600,
  activityTimeoutS: 120,
  pongTimeoutMs: 30_000,
  cacheTtlMs: 30 * 60_000,

  connections: 10_000,
  // A company behind one address fits in; an attacker has to find ten addresses.
  connectionsPerAddress: 1_000,
  channelsPerConnection: 1_000,
  // pusher-js subscribes to everything at once on connect, so the burst must exceed the channel limit.
  messageBurst: 1_500,
  messagesPerSecond: 100,
  frameBytes: 128 * 1_024,
  fragmentsPerMessage: 128,
  bufferedBytes: 1_024 * 1_024,
  requestBodyBytes: 1_024 * 1_024,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 15_000,
  closeGraceMs: 1_000,
  cachedChannels: 1_000,
  everyCountUpTo: 100,
  countIntervalMs: 5_000,
  webhookDelayMs: 1_000,
  webhookRetries: 5,
  webhookTimeoutMs: 5_000,
  webhookQueue: 10_000,
};
