import 'server-only';
import { createHash } from 'node:crypto';
import { now } from '@/lib/clock';
import type { Db } from '@/lib/db/client';
import type { QuoteDocumentKind } from '@/lib/db/generated/enums';
import { newId } from '@/lib/db/id';
import { renderPdf } from '../render-pdf';
import { readPaper } from './paper-data';
import { QuotePaper } from './quote-paper';

type KeptDocument = { fileName: string; contentType: string; content: Uint8Array<ArrayBuffer> };

const CONTENT_TYPE = 'application/pdf';

/**
 * The PDF of a version as it was sent, or as it was signed: drawn once, kept for ever, the same whoever asks. Null when
 * there is nothing to draw: no such version, one that was not sent, or no contract yet.
 */
export async function keepQuoteDocument(
  tx: Db,
  versionId: string,
  kind: QuoteDocumentKind,
): Promise<KeptDocument | null> {
  const kept = await findKept(tx, versionId, kind);
  if (kept) return kept;
  const paper = await readPaper(tx, versionId);
  if (!paper?.version.seller || (kind === 'contract' && !paper.acceptance)) return null;
  const acceptance = kind === 'contract' ? paper.acceptance : null;
  const content = await renderPdf(QuotePaper({ ...paper, acceptance }));
  const sha256 = createHash('sha256').update(content).digest('hex');
  const suffix = kind === 'contract' ? '-signed' : '';
  const fileName = `${paper.reference}-v${paper.version.number}${suffix}.pdf`;
  await tx.quoteDocument.createMany({
    data: [{ id: newId(), versionId, kind, fileName, content, sha256, createdAt: now() }],
    skipDuplicates: true,
  });
  return findKept(tx, versionId, kind);
}

async function findKept(tx: Db, versionId: string, kind: QuoteDocumentKind): Promise<KeptDocument | null> {
  const row = await tx.quoteDocument.findUnique({
    where: { versionId_kind: { versionId, kind } },
    select: { fileName: true, content: true },
  });
  return row && { ...row, contentType: CONTENT_TYPE };
}
