import 'server-only';
import { db } from '@/lib/db/client';
import { keepQuoteDocument } from '@/lib/pdf/quote/keep-document';

/** Draws the contract of an accepted quote and keeps it for ever. Once it is there it stays as it is. */
export async function fileContract(versionId: string): Promise<void> {
  await keepQuoteDocument(db, versionId, 'contract');
}
