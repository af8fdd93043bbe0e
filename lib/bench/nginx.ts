import 'server-only';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@/lib/processes/free-port';

export type Nginx = { url: string; stop: () => void };

/** nginx as a cache before the platform, obeying what the pages say of themselves; null where it is not installed. */
export async function startNginx(base: string, folder: string): Promise<Nginx | null> {
  if (spawnSync('nginx', ['-v']).status !== 0) return null;
  const port = await freePort();
  const home = join(folder, 'nginx');
  mkdirSync(join(home, 'cache'), { recursive: true });
  writeFileSync(join(home, 'nginx.conf'), configuration(home, port, base));
  const child: ChildProcess = spawn('nginx', ['-p', home, '-c', join(home, 'nginx.conf')], {
    stdio: 'ignore',
  });
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 50; attempt += 1) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return { url, stop: () => child.kill('SIGTERM') };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill('SIGTERM');
  throw new Error('nginx did not start');
}

const configuration = (home: string, port: number, base: string): string => `
daemon off; worker_processes 1; pid ${home}/pid; error_log ${home}/error.log;
events { worker_connections 512; }
http {
  access_log off; client_body_temp_path ${home}/body; proxy_temp_path ${home}/proxy; fastcgi_temp_path ${home}/f;
  uwsgi_temp_path ${home}/u; scgi_temp_path ${home}/s;
  proxy_cache_path ${home}/cache keys_zone=pages:10m;
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass ${base}; proxy_set_header Host ${new URL(base).host}; proxy_http_version 1.1; proxy_set_header Connection "";
      proxy_cache pages; add_header X-Cache $upstream_cache_status;
    }
  }
}`;
