import { describe, expect, it } from 'vitest';
import { isPublicAddress, parseAllowed, refusalOf } from './guard';

describe('a public address', () => {
  it.each(['8.8.8.8', '1.1.1.1', '172.15.255.255', '172.32.0.0', '100.63.255.255', '2606:4700::1111'])(
    'is %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    '2001:0:1::',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    'ff02::1',
    'localhost',
    '127.1',
    '',
  ])('is not %s', (address) => expect(isPublicAddress(address)).toBe(false));
});

describe('an address that somebody typed', () => {
  const allowed = parseAllowed(' 127.0.0.1:9000, LOCALHOST:9001,');
  const refused = (text: string) => refusalOf(new URL(text), allowed);

  it.each([
    ['https://automation.example/hook', null],
    ['http://automation.example/hook', 'not_https'],
    ['ftp://automation.example/', 'protocol'],
    ['file:///etc/passwd', 'protocol'],
    ['https://me:secret@automation.example/', 'credentials'],
    ['https://127.0.0.1/', 'not_public'],
    ['https://2130706433/', 'not_public'],
    ['https://0x7f.1/', 'not_public'],
    ['https://[::1]/', 'not_public'],
    ['https://[::ffff:169.254.169.254]/', 'not_public'],
    ['http://127.0.0.1:9000/', null],
    ['http://localhost:9001/', null],
    ['http://127.0.0.1:9001/', 'not_https'],
    ['https://127.0.0.1:9001/', 'not_public'],
  ])('%s: %s', (text, why) => expect(refused(text)).toBe(why));
});
