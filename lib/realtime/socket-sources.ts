import type { RealtimeConfig } from './client-config';

const HOST_NAME = /^(?:[\w-]+(?:\.[\w-]+)*|\[[\da-f:.]+\])$/i;

/**
 * Where pages may open their live connection, as sources of a content security policy: the channels server alone. One
 * without a host of its own is looked for on the host of the page, whose name (`pageHost`, with or without port) comes
 * from the request: a name that is none allows nothing.
 */
export function socketSources(config: RealtimeConfig, pageHost: string | null): string[] {
  if (!config) return [];
  const host = config.host ?? pageHost?.replace(/:\d+$/, '') ?? '';
  if (!HOST_NAME.test(host)) return [];
  const address = config.port === undefined ? host : `${host}:${config.port}`;
  // From an https page the library asks for wss whatever it is told.
  return config.useTls ? [`wss://${address}`] : [`ws://${address}`, `wss://${address}`];
}
