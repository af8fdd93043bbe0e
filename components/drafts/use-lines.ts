'use client';

import { type KeyboardEvent, useEffect, useRef } from 'react';

type Options<Line extends { key: string }> = {
  lines: readonly Line[];
  setLines: (lines: readonly Line[]) => void;
  /** A line to fill in, below that one. */
  emptyLine: (above: Line | undefined) => Line;
  onRemoved: (undo: () => void) => void;
};

/**
 * The rows of a draft's editor and their keys: Enter adds one below, Alt with an arrow moves it, Alt with Backspace removes
 * it. The focus follows what was done.
 */
export function useLines<Line extends { key: string }>(options: Options<Line>) {
  const { lines, setLines, emptyLine, onRemoved } = options;
  const list = useRef<HTMLOListElement>(null);
  const focusKey = useRef<string | null>(null);
  useEffect(() => {
    if (focusKey.current === null) return;
    list.current?.querySelector<HTMLElement>(`[data-line="${focusKey.current}"] input`)?.focus();
    focusKey.current = null;
  });

  const change = (key: string, changes: Partial<Line>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...changes } : line)));
  const add = (after = lines.length - 1) => {
    const line = emptyLine(lines[after]);
    focusKey.current = line.key;
    setLines([...lines.slice(0, after + 1), line, ...lines.slice(after + 1)]);
  };
  const move = (index: number, by: -1 | 1) => {
    const [line, other] = [lines[index], lines[index + by]];
    if (!line || !other) return;
    focusKey.current = line.key;
    setLines(lines.map((one, at) => (at === index ? other : at === index + by ? line : one)));
  };
  const remove = (index: number) => {
    const before = lines;
    focusKey.current = (lines[index - 1] ?? lines[index + 1])?.key ?? null;
    setLines(lines.filter((_, at) => at !== index));
    onRemoved(() => setLines(before));
  };
  const onKeyDown = (index: number) => (event: KeyboardEvent<HTMLElement>) => {
    if (event.nativeEvent.isComposing) return;
    const inField = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
    if (event.key === 'Enter' && inField && !event.ctrlKey && !event.metaKey) add(index);
    else if (event.altKey && event.key === 'ArrowUp') move(index, -1);
    else if (event.altKey && event.key === 'ArrowDown') move(index, 1);
    else if (event.altKey && event.key === 'Backspace') remove(index);
    else return;
    event.preventDefault();
  };
  return { list, add, change, move, remove, onKeyDown };
}
