import {
  type ClientMessage,
  encodeProtocolMessage,
  errorCode,
  isRecord,
  type Refusal,
  refusal,
} from '../protocol';
import type { ChannelsLimits } from '../rules/limits';
import { readUserData } from '../rules/presence-data';
import { authProblem, type Credentials } from '../rules/signature';
import type { UserDirectory } from '../state/user-directory';
import type { Connection } from './connection';

/** Ties a connection to the user its signed `user_data` names; a forged sign-in ends the connection. */
export function signIn(
  connection: Connection,
  message: ClientMessage,
  credentials: Credentials,
  users: UserDirectory<Connection>,
  limits: ChannelsLimits,
): Refusal | null {
  const data = isRecord(message.data) ? message.data : {};
  const userData = data.user_data;
  const problem =
    typeof userData === 'string'
      ? authProblem(credentials, data.auth, `${connection.socketId}::user::${userData}`)
      : 'Invalid user_data: a string is expected';
  if (problem !== null || typeof userData !== 'string') {
    connection.close(errorCode.unauthorized, problem ?? 'Connection not authorized');
    return null;
  }
  const user = readUserData(userData);
  if (typeof user === 'string') {
    connection.close(errorCode.unauthorized, user);
    return null;
  }
  if (user.watchlist.length > limits.watchlistLength) {
    return refusal(
      `The watchlist is longer than ${limits.watchlistLength} users`,
      errorCode.watchlistTooLong,
    );
  }
  if (connection.user && connection.user.id !== user.id) {
    return refusal('This connection is signed in as another user');
  }
  connection.send(encodeProtocolMessage('pusher:signin_success', { user_data: userData }));
  if (connection.user) return null;
  connection.user = user;
  users.signIn(connection, user);
  return null;
}
