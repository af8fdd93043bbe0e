/** How many connections each address holds; one address cannot take the room of all others. */
export class AddressCounts {
  private readonly counts = new Map<string, number>();

  constructor(private readonly limit: number) {}

  /** False when the address holds its share. Null is an address that stands for many. */
  take(address: string | null): boolean {
    if (address === null) return true;
    const count = this.counts.get(address) ?? 0;
    if (count >= this.limit) return false;
    this.counts.set(address, count + 1);
    return true;
  }

  give(address: string | null): void {
    if (address === null) return;
    const count = this.counts.get(address) ?? 0;
    if (count > 1) this.counts.set(address, count - 1);
    else this.counts.delete(address);
  }
}
