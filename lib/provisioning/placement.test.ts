import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAPACITY_KEYS, chooseNode, type NodeRoom, type ServerSize } from './placement';

const size = (cpu: number, ram: number, storage: number): ServerSize => ({ cpu, ram, storage });
const node = (name: string, free: ServerSize, more: Partial<NodeRoom> = {}): NodeRoom => ({
  nodeId: name,
  name,
  open: true,
  total: size(64, 256, 4000),
  free,
  ...more,
});
const need = size(4, 8, 160);

describe('the choice of a node', () => {
  it.each([
    ['the fullest where it fits', [node('a', size(64, 256, 4000)), node('b', size(8, 16, 400))], 'b'],
    ['the first by name of equal ones', [node('b', size(8, 16, 400)), node('a', size(8, 16, 400))], 'a'],
    ['one that it fills exactly', [node('a', size(64, 256, 4000)), node('b', need)], 'b'],
    ['none that is draining', [node('a', need, { open: false }), node('b', size(64, 256, 4000))], 'b'],
    ['none that lacks one resource', [node('a', size(4, 8, 159)), node('b', size(64, 256, 4000))], 'b'],
    ['nowhere when nothing fits', [node('a', size(3, 8, 160)), node('b', size(4, 7, 160))], null],
    ['nowhere without nodes', [], null],
  ])('is %s', (_name, nodes, expected) => {
    expect(chooseNode(nodes, need).nodeId).toBe(expected);
  });

  it('says how every node stood', () => {
    const nodes = [
      node('a', size(64, 256, 4000)),
      node('b', size(8, 16, 400)),
      node('c', size(3, 99, 999)),
      node('d', size(9, 7, 999)),
      node('e', size(9, 9, 159)),
      node('f', size(64, 256, 4000), { open: false }),
    ];
    const { reason } = chooseNode(nodes, need);
    const outcomes = ['roomier', 'chosen', 'no_cpu', 'no_ram', 'no_storage', 'draining'];
    expect(reason.nodes.map(({ outcome }) => outcome)).toEqual(outcomes);
    expect(reason.nodes[1]).toMatchObject({ free: size(8, 16, 400), leftPercent: 5 });
    expect(reason.nodes[2]?.leftPercent).toBeNull();
  });

  it('never goes where it does not fit, and goes somewhere whenever it fits anywhere', () => {
    const room = fc.record({ cpu: fc.nat(64), ram: fc.nat(256), storage: fc.nat(4000) });
    const wanted = fc.record({
      cpu: fc.integer({ min: 1, max: 32 }),
      ram: fc.integer({ min: 1, max: 128 }),
      storage: fc.integer({ min: 1, max: 2000 }),
    });
    const nodes = fc.array(fc.tuple(room, fc.boolean()), { maxLength: 12 });
    fc.assert(
      fc.property(nodes, wanted, (rooms, asked) => {
        const all = rooms.map(([free, open], index) => node(String(index), free, { open }));
        const fits = (one: NodeRoom) => one.open && CAPACITY_KEYS.every((key) => one.free[key] >= asked[key]);
        const chosen = all.find(({ nodeId }) => nodeId === chooseNode(all, asked).nodeId);
        expect(chosen ? fits(chosen) : !all.some(fits)).toBe(true);
      }),
    );
  });
});
