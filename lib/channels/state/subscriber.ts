/** All that channels know of a connection. */
export interface Subscriber {
  readonly socketId: string;
  send(frame: Buffer): void;
}
