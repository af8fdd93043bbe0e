'use client';

import * as Radix from '@radix-ui/react-dialog';
import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useRef } from 'react';

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  closeLabel: string;
  /** Who gets the focus back, where it is not who has it as this opens. */
  returnTo?: RefObject<HTMLElement | null>;
  children: ReactNode;
};

/**
 * A modal: focus starts at what it asks for, is held inside and goes back to where it was; a sheet from
 * below on phones.
 */
export function Dialog({ open, onOpenChange, title, description, closeLabel, returnTo, children }: Props) {
  // It is opened from anywhere, without Radix's own trigger: who had the focus is ours to remember.
  const opener = useRef<HTMLElement | null>(null);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 bg-[hsl(222_47%_8%/0.5)]" />
        <Radix.Content
          className="animate-appear fixed inset-x-0 bottom-0 z-50 max-h-[92dvh] overflow-y-auto rounded-t-xl bg-surface p-5 shadow-floating focus:outline-none sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-[28rem] sm:max-w-[calc(100vw-2rem)] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-xl"
          {...(description ? {} : { 'aria-describedby': undefined })}
          onOpenAutoFocus={() => {
            opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            (returnTo ?? opener).current?.focus();
          }}
        >
          <Radix.Title className="pr-8 text-md font-semibold">{title}</Radix.Title>
          {description && (
            <Radix.Description className="mt-1 text-sm text-ink-muted">{description}</Radix.Description>
          )}
          <div className="mt-4">{children}</div>
          {/* Last, so that the focus starts at the first field. */}
          <Radix.Close
            aria-label={closeLabel}
            className="absolute top-4 right-4 rounded-md p-1 text-ink-muted hover:bg-sunken hover:text-ink"
          >
            <X aria-hidden="true" className="size-4" />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
