import { notFound } from 'next/navigation';
import { requireActor } from '@/lib/auth/current-actor';
import { invoiceFile } from '@/lib/billing/invoice-file';
import { fileResponse } from '@/lib/file-response';
import { asClient } from '../../../requests/as-client';

type Context = { params: Promise<{ number: string }> };

/** A document of the client's own, as a file. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const actor = asClient(await requireActor('CLIENT', 'SELLER', 'ADMIN'));
  const file = await invoiceFile(actor, (await params).number);
  if (!file) notFound();
  return fileResponse(file);
}
