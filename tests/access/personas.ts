export const PERSONAS = [
  'nobody',
  'client',
  'otherClient',
  'seller',
  'otherSeller',
  'admin',
  'deactivated',
] as const;

export type Persona = (typeof PERSONAS)[number];

export const EVERYONE: readonly Persona[] = PERSONAS;
export const SIGNED_IN: readonly Persona[] = ['client', 'otherClient', 'seller', 'otherSeller', 'admin'];
export const STAFF: readonly Persona[] = ['seller', 'otherSeller', 'admin'];
export const ADMIN: readonly Persona[] = ['admin'];
