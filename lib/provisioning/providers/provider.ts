import type { ServerSize } from '../placement';
import type { FoundServer } from '../service/status';

/** What a provider is told of a service. Its id is the key of every call: the same call twice does its work once. */
export type ServiceOrder = {
  serviceId: string;
  /** Which of the service's operations this is; answers name it. */
  run: number;
  requestId: string;
  reference: string;
  ordinal: number;
  planKey: string;
  domain: string | null;
  size: ServerSize;
  externalId: string | null;
};

/** How far a creation is brought by one call. */
export type CreateStage = 'created' | 'configured' | 'online';

/** What the provider has now, or that it will tell; until then it is looked up. */
export type ProviderAnswer = FoundServer | 'accepted';

/** Whatever brings servers up. Each call may come twice, after a crash too. Refuses with ProviderError. */
export type Provider = {
  /** Brings the server at least to `upTo`. */
  create(order: ServiceOrder, upTo: CreateStage): Promise<ProviderAnswer>;
  resize(order: ServiceOrder): Promise<ProviderAnswer>;
  suspend(order: ServiceOrder): Promise<ProviderAnswer>;
  resume(order: ServiceOrder): Promise<ProviderAnswer>;
  terminate(order: ServiceOrder): Promise<ProviderAnswer>;
  /** The server of a service, asked before anything is tried again; null when there is none. */
  find(serviceId: string): Promise<FoundServer | null>;
};

/** Why a call did nothing; each is a message key of `services.error`. */
export type ProviderErrorCode =
  | 'no_node'
  | 'no_capacity'
  | 'not_set_up'
  | 'address_refused'
  | 'unreachable'
  | 'timeout'
  | 'server_error'
  | 'bad_answer'
  | 'refused'
  | 'reported'
  | 'not_there'
  | 'no_confirmation'
  | 'internal';

/** A call that failed. `isFinal`: trying again without a change would fail again. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';

  constructor(
    readonly code: ProviderErrorCode,
    /** What the other side said, for administrators. */
    readonly detail: string | null = null,
    readonly isFinal = false,
  ) {
    super(detail ? `${code}: ${detail}` : code);
  }
}
