import { runPlatform } from '@/lib/processes/platform';

void runPlatform({ root: process.cwd(), dev: process.argv.includes('--dev') });
