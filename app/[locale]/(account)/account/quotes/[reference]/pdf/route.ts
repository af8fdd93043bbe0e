import { notFound } from 'next/navigation';
import { requireActor } from '@/lib/auth/current-actor';
import { fileResponse } from '@/lib/file-response';
import { documentOfOwn } from '@/lib/quotes/queries/documents';

type Context = { params: Promise<{ reference: string }> };

/** A quote of the client's own as a PDF, or the contract once it is accepted. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const actor = await requireActor('CLIENT', 'SELLER', 'ADMIN');
  const file = await documentOfOwn(actor, (await params).reference);
  if (!file) notFound();
  return fileResponse(file);
}
