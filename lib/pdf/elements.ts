import 'server-only';
import type * as ReactPdf from '@react-pdf/renderer';

/**
 * The names of react-pdf's elements with its types. The library itself is large, and its modules are for `import()`
 * alone: it is loaded by `renderPdf` when the first document is made.
 */
export const Document = 'DOCUMENT' as unknown as typeof ReactPdf.Document;
export const Page = 'PAGE' as unknown as typeof ReactPdf.Page;
export const View = 'VIEW' as unknown as typeof ReactPdf.View;
export const Text = 'TEXT' as unknown as typeof ReactPdf.Text;
export const Svg = 'SVG' as unknown as typeof ReactPdf.Svg;
export const Path = 'PATH' as unknown as typeof ReactPdf.Path;
