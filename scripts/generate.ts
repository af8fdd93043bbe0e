import { generateClient, isClientCurrent } from '@/lib/processes/generate-client';
import { runCommand } from './run-command';

runCommand(async () => {
  const isNeeded = !process.argv.includes('--when-stale') || !isClientCurrent(process.cwd());
  if (isNeeded) generateClient(process.cwd());
});
