import { expect, it } from 'vitest';
import { matchesLabel } from './palette-items';

it.each([
  ['CRMHustel · Opportunités', 'opport', true],
  ['CRMHustel · Opportunités', 'crm opp', true],
  ['Administration · Journal d’audit', 'audit', true],
  ['Se déconnecter', 'deconn', true],
  ['Live Pulse · En direct', '', true],
  ['Hébergement · Tableau de bord', 'bleau', false],
  ['Hébergement · Tableau de bord', 'tableau pulse', false],
])('%s and “%s”: %s', (label, query, matches) => expect(matchesLabel(label, query)).toBe(matches));
