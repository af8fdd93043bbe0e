import { describe, expect, it } from 'vitest';
import { DomainError } from '@/lib/errors';
import { addAbsence } from '@/lib/identity/commands/sellers';
import { addAbsenceSchema } from '@/lib/identity/schema';
import { setFollowUp } from '@/lib/leads/commands/follow-up';
import { updateLead } from '@/lib/leads/commands/update-lead';
import { setFollowUpSchema, updateLeadSchema } from '@/lib/leads/schema';
import { serviceRequestSchema } from '@/lib/orders/schema';
import { submitServiceRequest } from '@/lib/orders/submit-service-request';
import { makeActor, makeLead } from '../factories/leads';
import { serviceRequest, visitor } from '../factories/orders';
import { makeSeller } from '../factories/users';
import { testDb } from '../setup/test-db';

testDb();

const DAYS = ['0000-01-01', '0001-01-01', '0099-12-31', '1582-10-10', '9999-12-31'];

/** Done, or refused in words: whatever else is thrown would be a fault of the server. */
async function isDoneOrRefused(
  parsed: { success: boolean },
  act: () => Promise<unknown>,
): Promise<'done' | 'refused'> {
  if (!parsed.success) return 'refused';
  try {
    await act();
    return 'done';
  } catch (error) {
    if (error instanceof DomainError) return 'refused';
    throw error;
  }
}

describe('days where calendars end', () => {
  it.each(DAYS)('%s is taken or refused, never stumbled over', async (day) => {
    const admin = await makeActor('ADMIN', 'Ada');
    const { id: userId } = await makeSeller();
    const { id: leadId } = await makeLead();
    const absence = addAbsenceSchema.safeParse({ userId, firstDay: day, lastDay: day });
    await isDoneOrRefused(absence, () => addAbsence(admin, absence.data as never));
    const value = { value: '990', priority: 'high', expectedCloseDate: day };
    const change = updateLeadSchema.safeParse({ leadId, version: '1', ...value });
    await isDoneOrRefused(change, () => updateLead(admin, change.data as never));
    const planned = setFollowUpSchema.safeParse({ leadId, version: '1', at: `${day}T23:59` });
    await isDoneOrRefused(planned, () => setFollowUp(admin, planned.data as never));
    const typed = { ...serviceRequest(), elapsedMs: '65000', deadline: day };
    const request = serviceRequestSchema.safeParse(typed);
    await isDoneOrRefused(request, () => submitServiceRequest(visitor(), request.data as never));
  });
});

describe('versions beyond what is counted', () => {
  it.each(['2147483648', '9007199254740992', '1e308'])('%s is refused', (version) => {
    const fields = { leadId: 'a', value: '990', priority: 'high', expectedCloseDate: '' };
    expect(updateLeadSchema.safeParse({ ...fields, version: '2147483647' }).success).toBe(true);
    expect(updateLeadSchema.safeParse({ ...fields, version }).success).toBe(false);
  });
});
