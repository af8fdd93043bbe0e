import { notFound } from 'next/navigation';
import { requireActor } from '@/lib/auth/current-actor';
import { fileResponse } from '@/lib/file-response';
import { getAttachment } from '@/lib/messaging/mailbox';

type Context = { params: Promise<{ id: string; fileId: string }> };

/** A file that went with a message. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const actor = await requireActor('ADMIN');
  const { id, fileId } = await params;
  const file = await getAttachment(actor, id, fileId);
  if (!file) notFound();
  return fileResponse(file);
}
