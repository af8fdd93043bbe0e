import { notFound } from 'next/navigation';

/** Any address without a page: shown as not found, in the address's language. */
export default function AbsentPage(): never {
  notFound();
}
