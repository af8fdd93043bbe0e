import 'server-only';
import { notFound } from 'next/navigation';
import type { Actor } from '@/lib/auth/actor';
import { DomainError } from '@/lib/errors';
import { getRequest, type RequestDetail } from '@/lib/orders/queries';

/** The request of a page's address; a reference that is out of sight has no page. */
export async function requestOrNotFound(actor: Actor, reference: string): Promise<RequestDetail> {
  try {
    return await getRequest(actor, reference);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not_found') notFound();
    throw error;
  }
}
