import { describe, expect, it } from 'vitest';
import { queriesOf, scansOf } from './plans';

describe('plans', () => {
  it('name each scan, a bitmap by its index', () => {
    expect(
      scansOf({
        'Node Type': 'Limit',
        Plans: [
          {
            'Node Type': 'Bitmap Heap Scan',
            'Relation Name': 'CrmLead',
            Plans: [{ 'Node Type': 'Bitmap Index Scan', 'Index Name': 'CrmLead_search' }],
          },
          { 'Node Type': 'Seq Scan', 'Relation Name': 'User' },
        ],
      }),
    ).toEqual(['Bitmap Index Scan CrmLead_search', 'Seq Scan User']);
  });

  it('count what asks for data', () => {
    const texts = ['BEGIN', 'SELECT 1', ' commit', '', 'SET x = 1', 'WITH a AS (SELECT 1) SELECT * FROM a'];
    expect(queriesOf(texts.map((text) => ({ text, values: [] })))).toHaveLength(2);
  });
});
