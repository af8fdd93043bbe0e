/** The count of unread notifications, or why there is none. */
export async function askUnread(address: string): Promise<number | 'ended' | 'unreachable'> {
  try {
    const response = await fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(8_000) });
    if (response.status === 401) return 'ended';
    if (!response.ok) return 'unreachable';
    const { unread }: { unread?: unknown } = await response.json();
    return typeof unread === 'number' ? unread : 'unreachable';
  } catch {
    return 'unreachable';
  }
}
