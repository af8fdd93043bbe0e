// Loaded into every process the platform starts: when the process that started it is gone, however it went, it ends too.
// The processes it starts in turn load this as well, but they are its own to look after.
import { isMainThread } from 'node:worker_threads';

const startedBy = Number(process.env.CLOUDNEXUS_STARTED_BY);

function end() {
  setTimeout(() => process.exit(1), 4000).unref();
  process.kill(process.pid, 'SIGTERM');
}

function lives(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

if (isMainThread && startedBy) {
  if (process.channel && process.ppid === startedBy) {
    process.once('disconnect', end);
    process.channel.unref();
  } else if (!lives(startedBy)) {
    // It went while we were being started.
    end();
  }
}
