import 'server-only';
import { join } from 'node:path';
import type { DocumentProps } from '@react-pdf/renderer';
import type { ReactElement } from 'react';

const SCRIPTS = ['latin', 'latin-ext', 'greek', 'cyrillic'] as const;
const WEIGHTS = [400, 600] as const;

/** One family a script, in the order in which a letter is looked for. */
export const PDF_FONTS = SCRIPTS.map((script) => `Inter ${script}`);

async function loadRenderer() {
  const { Font, renderToBuffer } = await import('@react-pdf/renderer');
  for (const script of SCRIPTS) {
    for (const fontWeight of WEIGHTS) {
      const file = `inter-${script}-${fontWeight}-normal.woff`;
      const src = join(process.cwd(), 'node_modules/@fontsource/inter/files', file);
      Font.register({ family: `Inter ${script}`, src, fontWeight });
    }
  }
  // Words are never cut: neither language's rules would be right for both.
  Font.registerHyphenationCallback((word) => [word]);
  return renderToBuffer;
}

let renderer: ReturnType<typeof loadRenderer> | null = null;

/** Draws a document. A letter that none of our fonts has shows as an empty box. */
export async function renderPdf(document: ReactElement<DocumentProps>): Promise<Uint8Array<ArrayBuffer>> {
  renderer ??= loadRenderer();
  const draw = await renderer;
  return Uint8Array.from(await draw(document));
}
