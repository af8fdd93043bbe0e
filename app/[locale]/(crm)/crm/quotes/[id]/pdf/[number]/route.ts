import { notFound } from 'next/navigation';
import { requireActor } from '@/lib/auth/current-actor';
import { fileResponse } from '@/lib/file-response';
import { documentOfVersion } from '@/lib/quotes/queries/documents';

type Context = { params: Promise<{ id: string; number: string }> };

/** A version as it was sent, or as it was signed. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const actor = await requireActor('ADMIN', 'SELLER');
  const { id, number } = await params;
  if (!/^\d{1,6}$/.test(number)) notFound();
  const file = await documentOfVersion(actor, id, Number(number));
  if (!file) notFound();
  return fileResponse(file);
}
