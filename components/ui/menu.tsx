'use client';

import * as Radix from '@radix-ui/react-dropdown-menu';
import type { ComponentProps, FocusEventHandler, ReactNode } from 'react';

export const Menu = Radix.Root;
export const MenuTrigger = Radix.Trigger;
export const MenuSeparator = () => <Radix.Separator className="my-1 h-px bg-line" />;

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 py-1 text-xs text-ink-subtle">{children}</Radix.Label>;
}

type ContentProps = {
  children: ReactNode;
  align?: 'start' | 'end';
  onFocus?: FocusEventHandler<HTMLDivElement>;
};

export function MenuContent({ children, align = 'end', onFocus }: ContentProps) {
  return (
    <Radix.Portal>
      <Radix.Content
        align={align}
        onFocus={onFocus}
        sideOffset={4}
        collisionPadding={8}
        className="animate-appear z-50 min-w-44 rounded-lg border border-line bg-surface p-1 shadow-floating"
      >
        {children}
      </Radix.Content>
    </Radix.Portal>
  );
}

export function MenuItem({ className = '', ...props }: ComponentProps<typeof Radix.Item>) {
  return (
    <Radix.Item
      className={`flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 text-sm outline-none select-none data-[disabled]:cursor-not-allowed data-[disabled]:opacity-50 data-[highlighted]:bg-module-soft data-[highlighted]:text-module-strong ${className}`}
      {...props}
    />
  );
}
