import { v7 } from 'uuid';

/** A new row id: UUID version 7, so that ids follow time and index pages stay dense. */
export function newId(): string {
  return v7();
}
