import { generateClient } from '@/lib/processes/generate-client';
import { runCommand } from './run-command';

runCommand(async () => generateClient(process.cwd()));
