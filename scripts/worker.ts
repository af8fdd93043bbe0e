import { runWorker } from '@/lib/jobs/worker';
import { runCommand } from './run-command';

runCommand(runWorker);
