import type { ComponentProps } from 'react';
import { controlStyle } from './control-style';

export function Input({ className = '', ...props }: ComponentProps<'input'>) {
  return <input className={`${controlStyle} h-10 md:h-9 ${className}`} {...props} />;
}

export function Textarea({ className = '', rows = 4, ...props }: ComponentProps<'textarea'>) {
  return <textarea rows={rows} className={`${controlStyle} py-2 ${className}`} {...props} />;
}

export function Select({ className = '', children, ...props }: ComponentProps<'select'>) {
  return (
    <select className={`${controlStyle} h-10 md:h-9 pr-1 ${className}`} {...props}>
      {children}
    </select>
  );
}

export function Checkbox({ className = '', ...props }: Omit<ComponentProps<'input'>, 'type'>) {
  return <input type="checkbox" className={`size-4 shrink-0 accent-module ${className}`} {...props} />;
}
