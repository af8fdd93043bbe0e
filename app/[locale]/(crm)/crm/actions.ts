'use server';

import { after } from 'next/server';
import { staffAction } from '@/lib/form-action';
import { assignLead } from '@/lib/leads/commands/assign-lead';
import { clearFollowUp, setFollowUp } from '@/lib/leads/commands/follow-up';
import { logActivity } from '@/lib/leads/commands/log-activity';
import { moveLead } from '@/lib/leads/commands/move-lead';
import { updateLead } from '@/lib/leads/commands/update-lead';
import { leadHints } from '@/lib/leads/hints';
import {
  assignLeadSchema,
  clearFollowUpSchema,
  logActivitySchema,
  moveLeadSchema,
  setFollowUpSchema,
  updateLeadSchema,
} from '@/lib/leads/schema';
import { publish } from '@/lib/realtime/publish';

export const moveLeadAction = staffAction(moveLeadSchema, async (actor, input) => {
  const moved = await moveLead(actor, input);
  after(() => publish(leadHints(moved)));
  return { values: { taken: moved.taken ? 'yes' : '' } };
});

export const assignLeadAction = staffAction(assignLeadSchema, async (actor, input) => {
  const change = await assignLead(actor, input);
  after(() => publish(leadHints(change)));
  return undefined;
});

export const logActivityAction = staffAction(logActivitySchema, async (actor, input) => {
  const change = await logActivity(actor, input);
  after(() => publish(leadHints(change)));
  return undefined;
});

export const setFollowUpAction = staffAction(setFollowUpSchema, async (actor, input) => {
  const change = await setFollowUp(actor, input);
  after(() => publish(leadHints(change)));
  return undefined;
});

export const clearFollowUpAction = staffAction(clearFollowUpSchema, async (actor, input) => {
  const change = await clearFollowUp(actor, input);
  after(() => publish(leadHints(change)));
  return undefined;
});

export const updateLeadAction = staffAction(updateLeadSchema, async (actor, input) => {
  const change = await updateLead(actor, input);
  after(() => publish(leadHints(change)));
  return undefined;
});
