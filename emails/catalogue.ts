/**
 * Every e-mail and the ids and figures it is made from. Links with tokens are made when the worker
 * renders, so that no token waits in a queue.
 */
export type EmailTemplateProps = {
  /** To a new client: the reference, what was ordered, a link to set a password. */
  request_received: { requestKind: 'hosting' | 'service'; requestId: string };
  /** To an existing client who did not sign in: confirm that the request is yours. */
  request_confirmation: { requestKind: 'hosting' | 'service'; requestId: string };
  set_password: { userId: string };
  reset_password: { userId: string };
  invitation: { userId: string; inviterName: string };
  /** To a client: all servers of the request answer. */
  service_active: { requestId: string };
  /** To a client: a server of the request does not come up by itself; people look after it. */
  service_delayed: { requestId: string };
  /** To a seller. */
  lead_assigned: { leadId: string };
  /** To a client: the link to a quote, and why it comes now. */
  quote_link: { versionId: string; occasion: 'sent' | 'renewed' | 'extended' | 'expiry' | 'silence' };
  /** To a client: what the seller answers. */
  quote_answer: { questionId: string };
  /** To a client: what was agreed, with the contract. */
  quote_accepted: { versionId: string };
  /** To the buyer, with the PDF. */
  invoice_issued: { invoiceId: string };
  credit_note_issued: { invoiceId: string };
  payment_received: { paymentId: string };
  /** What stands next, if anything: `on` is a day such as 2026-12-31. */
  invoice_reminder: { invoiceId: string; next: { kind: 'suspend' | 'terminate'; on: string } | null };
  /** The service of an unpaid invoice was stopped, or ended for good. */
  unpaid_service: { invoiceId: string; step: 'suspend' | 'terminate' };
};

export type EmailTemplate = keyof EmailTemplateProps;
