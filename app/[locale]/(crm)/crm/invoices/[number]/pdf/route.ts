import { notFound } from 'next/navigation';
import { requireActor } from '@/lib/auth/current-actor';
import { invoiceFile } from '@/lib/billing/invoice-file';
import { fileResponse } from '@/lib/file-response';

type Context = { params: Promise<{ number: string }> };

/** A document in the sight of a member of the staff, as a file. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const actor = await requireActor('ADMIN', 'SELLER');
  const file = await invoiceFile(actor, (await params).number);
  if (!file) notFound();
  return fileResponse(file);
}
