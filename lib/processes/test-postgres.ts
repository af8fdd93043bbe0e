import 'server-only';

/** What a test writes need not survive a power cut. */
export const TEST_POSTGRES_SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
};
