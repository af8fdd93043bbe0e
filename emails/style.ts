import type { CSSProperties } from 'react';

// Mail programs know no custom properties: the product's colours, written out.
export const colors = {
  brand: '#0080ff',
  button: '#0066cc',
  ink: '#131a2b',
  muted: '#515a6b',
  line: '#dce0e7',
  canvas: '#f6f8fa',
} as const;

const font = "'Inter', 'Segoe UI', Helvetica, Arial, sans-serif";

export const styles = {
  body: { margin: 0, padding: '24px 12px', backgroundColor: colors.canvas, fontFamily: font },
  card: {
    maxWidth: 560,
    margin: '0 auto',
    padding: '28px 32px',
    backgroundColor: '#ffffff',
    border: `1px solid ${colors.line}`,
    borderRadius: 12,
  },
  brand: { margin: '0 0 20px', fontSize: 15, fontWeight: 600, color: colors.ink },
  title: { margin: '0 0 12px', fontSize: 20, lineHeight: '28px', fontWeight: 600, color: colors.ink },
  subtitle: { margin: '24px 0 8px', fontSize: 16, lineHeight: '24px', fontWeight: 600, color: colors.ink },
  text: { margin: '0 0 12px', fontSize: 15, lineHeight: '23px', color: colors.ink },
  small: { margin: '8px 0 0', fontSize: 13, lineHeight: '19px', color: colors.muted },
  rule: { margin: '24px 0 12px', borderColor: colors.line },
  list: { margin: '0 0 12px', paddingLeft: 22, fontSize: 15, lineHeight: '23px', color: colors.ink },
  term: {
    padding: '6px 16px 6px 0',
    fontSize: 14,
    lineHeight: '20px',
    color: colors.muted,
    verticalAlign: 'top',
  },
  value: {
    padding: '6px 0',
    fontSize: 14,
    lineHeight: '20px',
    color: colors.ink,
    textAlign: 'right',
    verticalAlign: 'top',
  },
  row: { borderBottom: `1px solid ${colors.line}` },
  button: {
    display: 'inline-block',
    margin: '8px 0 4px',
    padding: '11px 20px',
    borderRadius: 6,
    backgroundColor: colors.button,
    color: '#ffffff',
    fontSize: 15,
    fontWeight: 600,
    textDecoration: 'none',
  },
} satisfies Record<string, CSSProperties>;
