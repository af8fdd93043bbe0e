'use client';

import { useState } from 'react';
import { useLeadMarks } from '@/components/leads/lead-marks';
import { useScoreBadge } from '@/components/leads/score-badge';
import { useAge } from '@/components/leads/use-age';
import { useLeadValue } from '@/components/leads/use-lead-value';
import { useFormatter, useTranslations } from '@/lib/i18n/use-words';

/** What all cards of a board are drawn with, got hold of once. A board in another language is another page. */
export function useCardWords() {
  const made = {
    t: useTranslations('leads'),
    tp: useTranslations('pipeline.card'),
    format: useFormatter(),
    age: useAge(),
    value: useLeadValue(),
    score: useScoreBadge(),
    marks: useLeadMarks(),
  };
  const [words] = useState(made);
  return words;
}

export type CardWords = ReturnType<typeof useCardWords>;
