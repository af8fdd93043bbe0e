import 'server-only';
import { Parser } from 'htmlparser2';

/** The controls a browser would send, in order. */
export type FormFields = [name: string, value: string][];

type Reading = { fields: FormFields; select: string | null; options: { value: string; chosen: boolean }[] };
type Attributes = Record<string, string>;

/** The forms of a page as a browser without JavaScript would post them untouched. */
export function formsOf(html: string): FormFields[] {
  const forms: FormFields[] = [];
  let reading: Reading | null = null;
  let textarea: { name: string; text: string } | null = null;
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (tag === 'form') reading = { fields: [], select: null, options: [] };
      else if (tag === 'textarea') textarea = { name: attributes.name ?? '', text: '' };
      else if (reading) readControl(reading, tag, attributes);
    },
    ontext(text) {
      if (textarea) textarea.text += text;
    },
    onclosetag(tag) {
      if (!reading) return;
      if (tag === 'textarea' && textarea) {
        if (textarea.name) reading.fields.push([textarea.name, decoded(textarea.text)]);
        textarea = null;
      } else if (tag === 'select') closeSelect(reading);
      else if (tag === 'form') {
        forms.push(reading.fields);
        reading = null;
      }
    },
  });
  parser.end(html);
  return forms;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };

/** The parser leaves the text of a textarea as it is written; these are all that React writes. */
function decoded(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => ENTITIES[name] ?? '');
}

function readControl(reading: Reading, tag: string, attributes: Attributes): void {
  const { name, type = 'text', value = '' } = attributes;
  if (tag === 'option') reading.options.push({ value, chosen: 'selected' in attributes });
  if (!name || 'disabled' in attributes) return;
  if (tag === 'select') {
    reading.select = name;
    reading.options = [];
  }
  if (tag !== 'input') return;
  const isBox = type === 'checkbox' || type === 'radio';
  if (isBox && !('checked' in attributes)) return;
  if (['submit', 'button', 'image', 'reset', 'file'].includes(type)) return;
  reading.fields.push([name, isBox ? (attributes.value ?? 'on') : value]);
}

function closeSelect(reading: Reading): void {
  const chosen = reading.options.find((option) => option.chosen) ?? reading.options[0];
  if (reading.select && chosen) reading.fields.push([reading.select, chosen.value]);
  reading.select = null;
}

/** The first form of the page with a control of this name; an error when there is none. */
export function formWith(html: string, name: string): FormFields {
  const form = formsOf(html).find((fields) => fields.some(([known]) => known === name));
  if (!form) throw new Error(`the page has no form with “${name}”`);
  return form;
}

/** The same form filled in: each name given replaces every control of that name; null takes it away. */
export function filled(
  form: FormFields,
  values: Record<string, string | readonly string[] | null>,
): FormFields {
  const kept = form.filter(([name]) => !(name in values));
  const typed = Object.entries(values).flatMap(([name, value]) =>
    [value ?? []].flat().map((each): [string, string] => [name, each]),
  );
  return [...kept, ...typed];
}

/** The server action that a form's page names, for posting it as the page's own script does. */
export function actionOf(form: FormFields): string {
  const bound = form.find(([name]) => /^\$ACTION_\d+:0$/.test(name))?.[1];
  const id = bound ? (JSON.parse(bound) as { id?: string }).id : undefined;
  const plain = form.find(([name]) => name.startsWith('$ACTION_ID_'))?.[0].slice('$ACTION_ID_'.length);
  const action = id ?? plain;
  if (!action) throw new Error('the form names no action');
  return action;
}
