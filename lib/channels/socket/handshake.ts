import { errorCode } from '../protocol';
import { sameText } from '../rules/signature';

export interface HandshakeRefusal {
  code: number;
  message: string;
}

const OLDEST_PROTOCOL = 5;
const NEWEST_PROTOCOL = 7;

/** Reads `/app/KEY?protocol=7…`; null when the client may come in, else the error it is closed with. */
export function handshakeRefusal(url: string, key: string): HandshakeRefusal | null {
  const [path = '', query = ''] = url.split('?', 2);
  const match = /^\/app\/([^/]+)\/?$/.exec(path);
  if (!match?.[1]) return { code: errorCode.pathNotFound, message: 'Path not found' };
  if (!sameText(match[1], key)) {
    return { code: errorCode.appNotFound, message: 'App key not found: check the key and the host' };
  }
  const version = new URLSearchParams(query).get('protocol');
  if (!version) return { code: errorCode.protocolMissing, message: 'No protocol version supplied' };
  if (!/^\d{1,4}$/.test(version)) {
    return { code: errorCode.invalidVersion, message: 'Invalid protocol version: an integer is expected' };
  }
  if (Number(version) < OLDEST_PROTOCOL || Number(version) > NEWEST_PROTOCOL) {
    return {
      code: errorCode.unsupportedProtocol,
      message: `Unsupported protocol version: ${OLDEST_PROTOCOL} to ${NEWEST_PROTOCOL} are supported`,
    };
  }
  return null;
}
