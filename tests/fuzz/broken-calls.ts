import { field, multipart } from './hostile-forms';

type Call = { headers?: Record<string, string>; body: Buffer | string };

const call = (root: string, ...more: [string, string][]): Call => ({
  body: multipart([...more.map(([name, value]) => field(name, value)), field('0', root)]),
});

const deep = (depth: number) => `[${'['.repeat(depth)}${']'.repeat(depth)},"$K1"]`;

/** Calls of an action that no page of ours sends; none may get as far as a fault. */
export const brokenCalls: Record<string, Call> = {
  'no arguments': call('[]'),
  'one argument': call('["$K1"]'),
  'three arguments': call('[null,"$K1","$K1"]'),
  'a thousand arguments': call(JSON.stringify(Array(1_001).fill(null))),
  'no form': call('[null,null]'),
  'text for a form': call('[null,"abc"]'),
  'an object for a form': call('[null,{"get":1}]'),
  'another form': call('[null,"$K7"]'),
  'a promise that never comes': call('[null,"$@9"]'),
  'a path into nothing': call('["$0:a:b:c","$K1"]'),
  'a path to a prototype': call('["$0:__proto__:then","$K1"]'),
  'a server reference': call('["$F1","$K1"]', ['1', '{"id":"x","bound":null}']),
  'a map': call('["$Q1","$K1"]', ['1', '[[1']),
  'a stream': call('["$r1","$K1"]'),
  'a big integer': call(`["$n${'9'.repeat(10_000)}","$K1"]`),
  'a thenable': call('[{"then":"$1:constructor:constructor"},"$K1"]'),
  'prototype keys': call('[{"__proto__":{"x":1},"constructor":{"prototype":{}}},"$K1"]'),
  'not JSON': call('[null,'),
  'no JSON at all': call('\ud800'),
  'nested beyond reason': call(deep(20_000)),
  'its root twice': {
    body: multipart([field('0', '[null,"$K1"]'), field('0', '[]')]),
  },
  'no root': { body: multipart([field('_1_name', 'a')]) },
  'a field that is no field of the form': call('[null,"$K1"]', ['name', 'a']),
  'a thousand fields': call(
    '[null,"$K1"]',
    ...Array.from({ length: 1_000 }, (_, at): [string, string] => [`_1_f${at}`, 'a']),
  ),
  'two megabytes': call('[null,"$K1"]', ['_1_name', 'x'.repeat(2_000_000)]),
  'an empty body': { body: '' },
  'a body that breaks off': { body: multipart([field('0', '[null,"$K1"]')]).subarray(0, 90) },
  'no boundary': { headers: { 'content-type': 'multipart/form-data' }, body: 'a' },
  'another boundary': {
    headers: { 'content-type': 'multipart/form-data; boundary=other' },
    body: multipart([field('0', '[null,"$K1"]')]),
  },
  'a boundary of 5 000 characters': {
    headers: { 'content-type': `multipart/form-data; boundary=${'b'.repeat(5_000)}` },
    body: 'a',
  },
  'the type in capitals': {
    headers: { 'content-type': 'Multipart/Form-Data; boundary=x' },
    body: '--x\r\n\r\n--x--',
  },
  'no type': { headers: { 'content-type': '' }, body: '[]' },
  'plain text': { headers: { 'content-type': 'text/plain;charset=UTF-8' }, body: '[null,"$K1"]' },
  JSON: { headers: { 'content-type': 'application/json' }, body: '[null,{}]' },
  'a plain form': { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=1' },
  'compressed nonsense': {
    headers: { 'content-encoding': 'gzip' },
    body: multipart([field('0', '[null,"$K1"]')]),
  },
};

/** The same for the form that a page sends before any script has run. */
export function brokenPlainForms(actionId: string): Record<string, Buffer> {
  const form = (...entries: [string, string][]) =>
    multipart(entries.map(([name, value]) => field(name, value)));
  const reference: [string, string] = ['$ACTION_REF_1', ''];
  return {
    'no reference': form(['name', 'a']),
    'a reference to nothing': form(reference),
    'an unknown action': form(['$ACTION_ID_0123456789', '']),
    'its description is not JSON': form(reference, ['$ACTION_1:0', '{']),
    'its description is null': form(reference, ['$ACTION_1:0', 'null']),
    'its id is a list': form(reference, ['$ACTION_1:0', '{"id":["a"],"bound":null}']),
    'nothing bound': form(reference, ['$ACTION_1:0', JSON.stringify({ id: actionId, bound: null })]),
    'bound to what is not there': form(reference, [
      '$ACTION_1:0',
      JSON.stringify({ id: actionId, bound: '$@5' }),
    ]),
    'bound to text': form(reference, ['$ACTION_1:0', JSON.stringify({ id: actionId, bound: 'abc' })]),
    'bound to too much': form(
      reference,
      ['$ACTION_1:0', JSON.stringify({ id: actionId, bound: '$@1' })],
      ['$ACTION_1:1', JSON.stringify(Array(3_000).fill(1))],
    ),
    'bound to a form': form(
      reference,
      ['$ACTION_1:0', JSON.stringify({ id: actionId, bound: '$@1' })],
      ['$ACTION_1:1', '["$K9"]'],
    ),
    'called by its id alone': form([`$ACTION_ID_${actionId}`, '']),
    'a key that is not ours': form(
      reference,
      ['$ACTION_1:0', JSON.stringify({ id: actionId, bound: '$@1' })],
      ['$ACTION_1:1', '[{"ok":null}]'],
      ['$ACTION_KEY', '\ud800'.repeat(100)],
    ),
  };
}
