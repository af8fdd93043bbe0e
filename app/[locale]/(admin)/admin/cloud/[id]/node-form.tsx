'use client';

import { FormMessage } from '@/components/form/form-message';
import { SubmitButton } from '@/components/form/submit-button';
import { useForm } from '@/components/form/use-form';
import { useTranslations } from '@/lib/i18n/use-words';
import type { NodeView } from '@/lib/provisioning/queries';
import { updateNodeAction } from '../actions';
import { NodeFields } from '../node-fields';

/** What the machine is made of; a change by somebody else meanwhile is told, not overwritten. */
export function NodeForm({ node }: { node: NodeView }) {
  const t = useTranslations('cloud');
  const { state, formAction, ref } = useForm(updateNodeAction);
  const values = {
    name: node.name,
    region: node.region,
    cpu: String(node.cpu),
    cpuOvercommitPercent: String(node.cpuOvercommitPercent),
    ram: String(node.loads.ram.total),
    storage: String(node.loads.storage.total),
  };
  return (
    <form ref={ref} action={formAction} className="space-y-4 p-4">
      <input type="hidden" name="nodeId" value={node.id} />
      <input type="hidden" name="version" value={node.version} />
      <NodeFields key={node.version} state={state} values={values} idPrefix="node" />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton size="sm">{t('node.save')}</SubmitButton>
        <FormMessage state={state} />
      </div>
    </form>
  );
}
