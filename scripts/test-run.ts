import { runAllTests } from '@/lib/processes/test-run';

void runAllTests(process.cwd(), process.argv.slice(2));
