import { followDatabaseClock } from '@/lib/db/database-clock';
import { yieldToOthers } from '@/lib/processes/yield-to-others';
import { runWorker } from '@/lib/worker/worker';
import { runCommand } from './run-command';

runCommand(async () => {
  // Somebody waits for every page and nobody for a job: on a busy machine the pages come first.
  yieldToOthers();
  await followDatabaseClock();
  const worker = await runWorker();
  const stop = () => void worker.stop().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  await worker.finished;
});
