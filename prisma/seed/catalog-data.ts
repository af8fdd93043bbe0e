import type { CostBook } from '../../lib/catalog/cost-book';
import type { PriceBook } from '../../lib/catalog/price-book';
import type { CouponTerms } from '../../lib/catalog/pricing-input';

/** The first price book of the demo, version 1. */
export const demoPriceBook: PriceBook = {
  version: 1,
  currency: 'EUR',
  sellerCountry: 'FR',
  plans: [
    {
      code: 'starter',
      resources: { vcpu: 1, ramGb: 1, storageGb: 10, bandwidthTb: 1 },
      monthlyCents: 490,
      setupCents: 0,
    },
    {
      code: 'professional',
      resources: { vcpu: 2, ramGb: 4, storageGb: 50, bandwidthTb: 5 },
      monthlyCents: 1_990,
      setupCents: 0,
    },
    {
      code: 'enterprise',
      resources: { vcpu: 8, ramGb: 16, storageGb: 200, bandwidthTb: 20 },
      monthlyCents: 7_990,
      setupCents: 4_900,
    },
    { code: 'custom', resources: null, monthlyCents: null, setupCents: 9_900 },
  ],
  unitCents: { vcpu: 400, ramGb: 250, bandwidthTb: 100 },
  storageBands: [
    { upToGb: 500, unitCents: 8 },
    { upToGb: 2_000, unitCents: 6 },
    { upToGb: null, unitCents: 5 },
  ],
  ranges: {
    vcpu: { min: 1, max: 64, step: 1 },
    ramGb: { min: 1, max: 256, step: 1 },
    storageGb: { min: 10, max: 4_000, step: 10 },
    bandwidthTb: { min: 1, max: 100, step: 1 },
  },
  quantity: { min: 1, max: 50 },
  addons: [
    { code: 'ssl', rule: 'flat', monthlyCents: 300 },
    { code: 'backup', rule: 'share', basisPoints: 2_000, minimumCents: 200 },
    { code: 'cdn', rule: 'storage', monthlyCents: 500, includedGb: 100, perGbCents: 2 },
  ],
  tlds: [
    { tld: 'fr', yearlyCents: 790 },
    { tld: 'com', yearlyCents: 1_090 },
    { tld: 'eu', yearlyCents: 690 },
    { tld: 'org', yearlyCents: 1_190 },
    { tld: 'net', yearlyCents: 1_290 },
    { tld: 'io', yearlyCents: 3_900 },
  ],
  discounts: {
    cycle: { monthly: 0, yearly: 1_000 },
    commitment: [
      { months: 0, basisPoints: 0 },
      { months: 12, basisPoints: 500 },
      { months: 24, basisPoints: 1_000 },
      { months: 36, basisPoints: 1_500 },
    ],
    volume: [
      { minQuantity: 5, basisPoints: 300 },
      { minQuantity: 20, basisPoints: 700 },
    ],
  },
  yearlyMinimumCommitment: 12,
  setupWaivedFromMonths: 12,
  vatRates: {
    AT: 2_000,
    BE: 2_100,
    BG: 2_000,
    HR: 2_500,
    CY: 1_900,
    CZ: 2_100,
    DK: 2_500,
    EE: 2_400,
    FI: 2_550,
    FR: 2_000,
    DE: 1_900,
    GR: 2_400,
    HU: 2_700,
    IE: 2_300,
    IT: 2_200,
    LV: 2_100,
    LT: 2_100,
    LU: 1_700,
    MT: 1_800,
    NL: 2_100,
    PL: 2_300,
    PT: 2_300,
    RO: 2_100,
    SK: 2_300,
    SI: 2_200,
    ES: 2_100,
    SE: 2_500,
  },
};

/** What the demo's catalogue costs, version 1. */
export const demoCostBook: CostBook = {
  version: 1,
  unitCents: { vcpu: 150, ramGb: 90, storageGb: 3, bandwidthTb: 40 },
  addonShareBp: { ssl: 1_000, backup: 4_000, cdn: 5_500 },
};

/** What each plan contains beside its resources, as message keys in the order shown. */
export const demoPlanFeatures: Record<string, readonly string[]> = {
  starter: ['nvme', 'ipv6', 'ddosProtection', 'emailSupport'],
  professional: ['nvme', 'ipv6', 'ddosProtection', 'snapshots', 'prioritySupport'],
  enterprise: ['nvme', 'ipv6', 'ddosProtection', 'snapshots', 'privateNetwork', 'dedicatedManager'],
  custom: [
    'nvme',
    'ipv6',
    'ddosProtection',
    'snapshots',
    'privateNetwork',
    'emailSupport',
    'chosenResources',
  ],
};

/** Coupons of the demo: a share for three periods, an amount on each period, a whole period offered. */
export const demoCoupons: readonly CouponTerms[] = [
  { code: 'BIENVENUE', basisPoints: 3_333, periods: 3 },
  { code: 'CLOUD10', basisPoints: 1_000 },
  { code: 'MERCI5', amount: 500 },
  { code: 'CADEAU', basisPoints: 10_000, periods: 1 },
];
