import 'server-only';
import type { Db } from '@/lib/db/client';
import { renderPdf } from '../render-pdf';
import { invoiceDocument } from './invoice-document';
import { readInvoice } from './read-invoice';

type PrintedFile = { fileName: string; contentType: string; content: Uint8Array<ArrayBuffer> };

/** The PDF of an issued document; null for a draft and for none. The same document gives the same pages for ever. */
export async function printInvoice(tx: Db, id: string): Promise<PrintedFile | null> {
  const invoice = await readInvoice(tx, id);
  if (!invoice) return null;
  const content = await renderPdf(invoiceDocument(invoice));
  return { fileName: `${invoice.number}.pdf`, contentType: 'application/pdf', content };
}
