import { useMessages } from 'next-intl';
import { planWords } from '@/components/catalog/plan-facts';
import type { WorkspaceWords } from '@/components/layout/french-words';

type Plan = { code: string | null; name: string | null };

/** As `planName`, from the words that are on the page anyway: a client component does not bring those of both languages. */
export function usePlanName(): (plan: Plan) => string | null {
  const { hosting } = useMessages() as unknown as Pick<WorkspaceWords, 'hosting'>;
  return ({ code, name }) => {
    if (code === null || name === null) return name;
    return planWords({ code, name, description: null, features: null }, hosting).name;
  };
}
