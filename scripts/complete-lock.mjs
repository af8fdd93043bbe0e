// npm leaves the programs for other platforms out of package-lock.json when they are not to be had where it is written,
// and `npm ci` then refuses the file everywhere. This names them again; run it after changing a dependency.
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = 'package-lock.json';
const SYSTEMS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const PROCESSORS = [
  'arm64',
  'arm',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];

function platformOf(name) {
  const words = name.split('/').at(-1).split('-');
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  if (os.length === 0 && cpu.length === 0)
    throw new Error(`${name} is missing and its name tells no platform: add it by hand`);
  return {
    ...(cpu.length > 0 && { cpu }),
    ...(words.includes('musl') && { libc: ['musl'] }),
    ...(os.length > 0 && { os }),
  };
}

const lock = JSON.parse(readFileSync(FILE, 'utf8'));
const missing = Object.values(lock.packages)
  .flatMap((entry) => Object.entries(entry.optionalDependencies ?? {}))
  .filter(([name]) => lock.packages[`node_modules/${name}`] === undefined);
for (const [name, version] of missing) {
  lock.packages[`node_modules/${name}`] = { version, optional: true, ...platformOf(name) };
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(
  missing.length === 0
    ? 'package-lock.json is complete\n'
    : `added: ${missing.map(([name]) => name).join(', ')}\n`,
);
