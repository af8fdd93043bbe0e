import { notFound } from 'next/navigation';
import { fileResponse } from '@/lib/file-response';
import { documentOfLink } from '@/lib/quotes/queries/documents';

type Context = { params: Promise<{ token: string }> };

/** The quote as a PDF, or the contract once it is accepted, for whoever has its link. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const file = await documentOfLink((await params).token);
  if (!file) notFound();
  return fileResponse(file);
}
