/** What a lead can need and a seller can take on; labels are in the `leads` messages. */
export const LEAD_SKILLS = [
  'hosting',
  'enterprise',
  'website',
  'migration',
  'managed_server',
  'email_domain',
  'security',
  'english',
] as const;

export type LeadSkill = (typeof LEAD_SKILLS)[number];
