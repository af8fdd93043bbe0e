import { runWorker } from '@/lib/worker/worker';
import { runCommand } from './run-command';

runCommand(async () => {
  const worker = await runWorker();
  const stop = () => void worker.stop().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  await worker.finished;
});
