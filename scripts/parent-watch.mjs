// Loaded into every process the platform starts: when the process that started it is gone, however it went, it ends too.
// The processes it starts in turn load this as well, but they are its own to look after.
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.channel && String(process.ppid) === process.env.CLOUDNEXUS_STARTED_BY) {
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), 4000).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  process.channel.unref();
}
