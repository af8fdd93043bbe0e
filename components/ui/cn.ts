import { type ClassValue, clsx } from 'clsx';
import { twMerge } from 'tailwind-merge';

/** Joins class names; of two that fight, the last wins. Workspace only: public pages use plain strings. */
export function cn(...classes: ClassValue[]): string {
  return twMerge(clsx(classes));
}
