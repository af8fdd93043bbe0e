import { describe, expect, it } from 'vitest';
import { actionOf, filled, formsOf, formWith } from './html-form';

const PAGE = `<form><input name="q" value="x"/></form>
<form action="" method="POST">
  <input type="hidden" name="$ACTION_REF_1"/>
  <input type="hidden" name="$ACTION_1:0" value="{&quot;id&quot;:&quot;7fab&quot;,&quot;bound&quot;:&quot;$@1&quot;}"/>
  <input type="radio" name="plan" value="starter" checked=""/><input type="radio" name="plan" value="custom"/>
  <input type="checkbox" name="terms"/><input type="checkbox" name="addons[]" value="ssl" checked=""/>
  <input type="submit" name="go" value="Go"/><input name="off" value="1" disabled=""/><input type="range" value="3"/>
  <select name="country"><option value="DE">D</option><option value="FR" selected="">F</option></select>
  <select name="first"><option value="a">A</option><option value="b">B</option></select>
  <textarea name="notes">a &amp; b</textarea>
</form>`;

describe('a form of a page', () => {
  it('holds what a browser would send', () => {
    expect(formWith(PAGE, 'plan')).toEqual([
      ['$ACTION_REF_1', ''],
      ['$ACTION_1:0', '{"id":"7fab","bound":"$@1"}'],
      ['plan', 'starter'],
      ['addons[]', 'ssl'],
      ['country', 'FR'],
      ['first', 'a'],
      ['notes', 'a & b'],
    ]);
  });

  it('is told from the others by a field of it', () => {
    expect(formsOf(PAGE)).toHaveLength(2);
    expect(() => formWith(PAGE, 'nothing')).toThrow(/nothing/);
  });

  it('names its action', () => {
    expect(actionOf(formWith(PAGE, 'plan'))).toBe('7fab');
    expect(actionOf([['$ACTION_ID_40cd', '']])).toBe('40cd');
    expect(() => actionOf([['q', '']])).toThrow();
  });

  it('is filled in by name', () => {
    const form = filled(formWith(PAGE, 'plan'), { plan: 'custom', 'addons[]': ['cdn', 'ssl'], notes: null });
    expect(form.slice(-3)).toEqual([
      ['plan', 'custom'],
      ['addons[]', 'cdn'],
      ['addons[]', 'ssl'],
    ]);
    expect(form.filter(([name]) => name === 'notes')).toEqual([]);
  });
});
