import type { Locale } from '@/lib/db/generated/enums';

export type DemoClient = {
  name: string;
  company: string | null;
  host: string;
  country: string;
  locale: Locale;
  /** Of a demo sign-in; the others have one made from their name. */
  email?: string;
};

/** The two demo sign-ins of clients. */
export const SIGNED_IN_CLIENTS = {
  claire: {
    name: 'Claire Dubois',
    company: 'Librairie du Canal',
    host: 'librairie-canal.fr',
    country: 'FR',
    locale: 'fr',
    email: 'client@cloudnexus.test',
  },
  chris: {
    name: 'Chris Walker',
    company: 'Walker Maps Ltd',
    host: 'walkermaps.ie',
    country: 'IE',
    locale: 'en',
    email: 'client2@cloudnexus.test',
  },
} as const satisfies Record<string, DemoClient>;

const FRENCH = [
  ['Camille Laurent', 'Atelier Laurent', 'atelier-laurent.fr'],
  ['Hugo Fournier', 'Fournier Paysage', 'fournier-paysage.fr'],
  ['Léa Girard', null, 'lea-girard.fr'],
  ['Nicolas Lambert', 'Lambert Menuiserie', 'lambert-menuiserie.fr'],
  ['Manon Chevalier', 'Chevalier & Associés', 'chevalier-avocats.fr'],
  ['Antoine Dupuis', 'Brasserie Dupuis', 'brasserie-dupuis.fr'],
  ['Inès Benali', 'Benali Conseil', 'benali-conseil.fr'],
  ['Thomas Perrin', null, 'perrin-photo.fr'],
  ['Chloé Marchand', 'Marchand Immobilier', 'marchand-immo.fr'],
  ['Mathieu Colin', 'Colin Transports', 'colin-transports.fr'],
  ['Élodie Renaud', 'Studio Renaud', 'studio-renaud.fr'],
  ['Karim Saïdi', 'Saïdi Électricité', 'saidi-elec.fr'],
  ['Pauline Garnier', null, 'pauline-garnier.fr'],
  ['Julien Faure', 'Faure Architecture', 'faure-archi.fr'],
  ['Sarah Cohen', 'Clinique Cohen', 'clinique-cohen.fr'],
  ['Vincent Roussel', 'Roussel Vins', 'roussel-vins.fr'],
  ['Margaux Blanc', 'Festival des Quais', 'festival-quais.org'],
  ['Olivier Gautier', 'Gautier Industrie', 'gautier-industrie.fr'],
  ['Amélie Lefèvre', null, 'carnets-amelie.fr'],
  ['Romain Noël', 'Noël Optique', 'noel-optique.fr'],
  ['Fatou Diallo', 'Diallo Import', 'diallo-import.fr'],
  ['Guillaume Masson', 'Masson Édition', 'masson-edition.fr'],
  ['Anaïs Picard', 'Picard Formation', 'picard-formation.fr'],
  ['Quentin Brun', null, 'quentin-brun.fr'],
  ['Lucie Vidal', 'Domaine Vidal', 'domaine-vidal.fr'],
  ['Sébastien Leroy', 'Leroy Logistique', 'leroy-logistique.fr'],
] as const;

const FOREIGN = [
  ['Olivia Bennett', 'Bennett Analytics', 'bennett-analytics.com', 'IE'],
  ['James O’Connor', 'Harbour Foods', 'harbourfoods.ie', 'IE'],
  ['Freya Lindqvist', 'Nordvind AB', 'nordvind.se', 'SE'],
  ['Daniel Becker', 'Becker Maschinen', 'becker-maschinen.de', 'DE'],
  ['Grace Morgan', 'Morgan Travel', 'morgantravel.co.uk', 'GB'],
  ['Noah van Dijk', 'Van Dijk Media', 'vandijkmedia.nl', 'NL'],
  ['Sofia Rossi', null, 'sofia-rossi.it', 'IT'],
  ['Liam Murphy', 'Murphy Legal', 'murphylegal.ie', 'IE'],
  ['Hannah Clark', 'Clark & Sons', 'clarkandsons.co.uk', 'GB'],
  ['Lucas Andersen', 'Fjord Software', 'fjordsoftware.dk', 'DK'],
] as const;

/** People of the demo, about one in four of them writing in English. */
export const DEMO_CLIENTS: readonly DemoClient[] = [
  ...FRENCH.map(([name, company, host]) => ({ name, company, host, country: 'FR', locale: 'fr' as const })),
  ...FOREIGN.map(([name, company, host, country]) => ({
    name,
    company,
    host,
    country,
    locale: 'en' as const,
  })),
];

/** An address that nobody has: the demo writes to no real mailbox. */
export function addressOf({ name, host, email }: DemoClient): string {
  if (email) return email;
  const local = name
    .normalize('NFKD')
    .replace(/[^\w\s]/g, '')
    .toLowerCase()
    .replace(/\s+/g, '.');
  return `${local}@${host.replace(/\.[a-z.]+$/, '')}.example`;
}
