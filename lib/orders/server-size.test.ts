import { expect, it } from 'vitest';
import { serverSize } from './server-size';

const plan = { cpu: 4, ram: 8, storage: 160 };

it.each([
  ['a plan', {}, plan],
  ['a plan with extras', { extra: { vcpu: 2, storageGb: 40 } }, { cpu: 6, ram: 8, storage: 200 }],
  [
    'chosen by the unit, whatever the plan says',
    { resources: { vcpu: 1, ramGb: 2, storageGb: 20, bandwidthTb: 1 } },
    { cpu: 1, ram: 2, storage: 20 },
  ],
])('the size of %s', (_name, configuration, expected) => {
  expect(serverSize(plan, configuration)).toEqual(expected);
});
