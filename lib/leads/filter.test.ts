import { describe, expect, it } from 'vitest';
import { boardFilterSchema, columnPages, leadFilterSchema, leadListQuery, withNextPage } from './filter';

describe('the filters in the address', () => {
  it('falls back where the address makes no sense', () => {
    const filter = leadFilterSchema.parse({ stage: 'nope', who: '<script>', sort: '1', dir: 'up', q: 'é' });
    expect(filter).toMatchObject({ stage: undefined, who: 'all', sort: 'created', dir: undefined, q: 'é' });
    expect(leadFilterSchema.parse({ q: 'x'.repeat(101) }).q).toBe('');
    expect(boardFilterSchema.parse({}).more).toBe('');
  });

  it('starts at the first page when the filter changes, and leaves defaults out', () => {
    const filter = leadFilterSchema.parse({ q: 'dupont', after: '5~x', stage: 'new' });
    expect(leadListQuery(filter, { stage: undefined })).toBe('?q=dupont');
    expect(leadListQuery(filter, { q: '', stage: undefined })).toBe('');
    expect(leadListQuery(filter, { before: '7~y' })).toContain('before=7%7Ey');
  });

  it('counts the pages of each column', () => {
    expect(columnPages('new.3,lost.999,zzz.4,won.-1,proposal.x')).toMatchObject({
      new: 3,
      lost: 10,
      won: 1,
      proposal: 1,
    });
    expect(withNextPage('', 'new')).toBe('new.2');
    expect(withNextPage('new.2', 'lost')).toBe('new.2,lost.2');
    expect(withNextPage('new.10', 'new')).toBeNull();
  });
});
