/** Why a message can never go out; `code` is a key of `admin.mailbox.reason`, or the provider's own words. */
export class Undeliverable extends Error {
  override readonly name = 'Undeliverable';
}
