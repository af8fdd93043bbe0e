import 'server-only';
import { createHash } from 'node:crypto';
import { documentWords } from '@/lib/offers/line-words';
import { isTaken, type QuoteTotals } from '@/lib/offers/totals';
import type { VersionRow } from '@/lib/offers/version-row';

/** The conditions of sale that an acceptance names; a change of their text is a new one. */
export const TERMS_VERSION = '2026-11-2';

type Signed = {
  reference: string;
  acceptedAt: Date;
  signerName: string;
  signerCapacity: string;
  signatureKind: string;
  signature: string;
  ip: string;
  userAgent: string | null;
  /** Who was signed in, where it was not accepted by a link. */
  account: string | null;
};

/**
 * All that is agreed, as one text that is the same for the same agreement: keys in alphabetical order, amounts in
 * cents, times in UTC; with its SHA-256. Whoever has the text can count the hash again.
 */
export function agreementOf(
  version: VersionRow,
  totals: QuoteTotals,
  signed: Signed,
): { text: string; sha256: string } {
  const { label } = documentWords(version, version.locale);
  const agreement = {
    reference: signed.reference,
    version: version.number,
    language: version.locale,
    seller: version.seller,
    buyer: {
      name: version.buyerName,
      company: version.buyerCompany,
      email: version.buyerEmail,
      country: version.buyerCountry,
      type: version.buyerType,
      vatNumber: version.buyerVatNumber,
    },
    currency: version.currency,
    priceBookVersion: version.priceBookVersion,
    configuration: version.configuration,
    cycle: version.cycle,
    commitmentMonths: version.commitmentMonths,
    lines: version.lines.map((line) => ({
      kind: line.kind,
      code: line.code,
      label: label(line),
      detail: line.detail,
      quantity: line.quantity,
      unitNetCents: line.unitNetCents,
      netCents: line.netCents,
      optional: line.optional,
      taken: isTaken(line),
    })),
    discountBasisPoints: version.discountBp,
    vatRateBasisPoints: version.vatRateBp,
    vatNote: version.vatNote,
    totals,
    payment: { terms: version.terms, dueDays: version.dueDays },
    message: version.message,
    validUntil: version.validUntil.toISOString().slice(0, 10),
    sentAt: version.sentAt?.toISOString() ?? null,
    conditions: TERMS_VERSION,
    acceptance: {
      at: signed.acceptedAt.toISOString(),
      name: signed.signerName,
      capacity: signed.signerCapacity,
      signatureKind: signed.signatureKind,
      signature: signed.signature,
      address: signed.ip,
      agent: signed.userAgent,
      ...(signed.account && { account: signed.account }),
    },
  };
  const text = JSON.stringify(agreement, inOrder);
  return { text, sha256: createHash('sha256').update(text).digest('hex') };
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
