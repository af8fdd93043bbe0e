'use client';

import { type PointerEvent, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { Messages } from '@/lib/i18n/messages';

const WIDTH = 600;
const HEIGHT = 200;
const MOST_LETTERS = 23_000;

type Props = {
  labels: Messages['offer']['accept'];
  /** The pen's way, in moves and lines of whole points. */
  path: string;
  onChange: (path: string) => void;
};

/** A box to sign in with a finger, a pen or the mouse; the typed name signs without it. */
export function SignaturePad({ labels, path, onChange }: Props) {
  const [isOpen, setOpen] = useState(false);
  const isDrawing = useRef(false);
  if (!isOpen)
    return (
      <Button variant="secondary" size="sm" className="mt-4" onClick={() => setOpen(true)}>
        {labels.draw}
      </Button>
    );

  const pointOf = (event: PointerEvent<SVGSVGElement>): string => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = Math.round(((event.clientX - box.left) / box.width) * WIDTH);
    const y = Math.round(((event.clientY - box.top) / box.height) * HEIGHT);
    return `${Math.min(WIDTH, Math.max(0, x))} ${Math.min(HEIGHT, Math.max(0, y))}`;
  };
  const add = (command: 'M' | 'L', event: PointerEvent<SVGSVGElement>) => {
    if (path.length < MOST_LETTERS) onChange(`${path}${command}${pointOf(event)}`);
  };

  return (
    <div className="mt-4">
      <p className="mb-1 flex items-baseline justify-between gap-4 text-sm font-medium">
        {labels.signature}
        {path && (
          <Button variant="quiet" size="sm" onClick={() => onChange('')}>
            {labels.clear}
          </Button>
        )}
      </p>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={path ? labels.drawn : labels.draw_label}
        className="aspect-[3/1] w-full max-w-md touch-none rounded-md border border-dashed border-line-strong bg-canvas"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          isDrawing.current = true;
          add('M', event);
        }}
        onPointerMove={(event) => {
          if (isDrawing.current) add('L', event);
        }}
        onPointerUp={() => {
          isDrawing.current = false;
        }}
        onPointerCancel={() => {
          isDrawing.current = false;
        }}
      >
        <line x1="40" x2="560" y1="160" y2="160" className="stroke-line" strokeWidth="2" />
        <path
          d={path}
          className="fill-none stroke-ink"
          strokeWidth="4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    </div>
  );
}
