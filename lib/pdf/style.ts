import 'server-only';
import { PDF_FONTS } from './render-pdf';

/** The product's colours on paper. */
export const INK = { text: '#131a2b', muted: '#515a6b', line: '#dce0e7', soft: '#f3f5f8', brand: '#0066cc' };

export const paper = {
  page: {
    fontFamily: PDF_FONTS,
    fontSize: 9,
    lineHeight: 1.45,
    color: INK.text,
    paddingTop: 42,
    paddingBottom: 64,
    paddingHorizontal: 46,
  },
  title: { fontSize: 18, fontWeight: 600, lineHeight: 1.2 },
  heading: { fontSize: 10, fontWeight: 600, marginTop: 14, marginBottom: 4 },
  strong: { fontWeight: 600 },
  small: { fontSize: 7.5, color: INK.muted },
  muted: { color: INK.muted },
  row: { flexDirection: 'row', justifyContent: 'space-between' },
  rule: { borderBottomWidth: 0.75, borderBottomColor: INK.line },
} as const;

/** What our fonts lack or would break lines at: the narrow space of French figures. */
export function printable(text: string): string {
  return text.replaceAll('\u202f', '\u00a0');
}
