// Loaded into a platform's processes: their clock is off by the milliseconds that the file of their name says,
// and another file says what it shows.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const { FAULTS_CLOCKS: folder, PROCESS_NAME: name } = process.env;
const EVERY_MS = 100;

if (folder && name) {
  let shiftMs = 0;
  const read = () => {
    try {
      shiftMs = Number(readFileSync(join(folder, name), 'utf8')) || 0;
    } catch {
      shiftMs = 0;
    }
  };
  const show = () => {
    try {
      const file = join(folder, `${name}.says`);
      writeFileSync(`${file}.new`, String(Date.now()));
      renameSync(`${file}.new`, file);
    } catch {
      // The test is over, and its folder gone.
    }
  };
  read();
  setInterval(() => {
    read();
    show();
  }, EVERY_MS).unref();
  const RealDate = Date;
  const shifted = () => RealDate.now() + shiftMs;
  globalThis.Date = new Proxy(RealDate, {
    apply: () => new RealDate(shifted()).toString(),
    construct: (target, given, made) =>
      Reflect.construct(target, given.length === 0 ? [shifted()] : given, made),
    get: (target, key) => (key === 'now' ? shifted : Reflect.get(target, key)),
  });
}
