import type { Locale } from '#platform/locale.ts';

export const questionKinds = [
	'short_text',
	'long_text',
	'number',
	'one_of',
	'many_of',
	'yes_no'
] as const;
export type QuestionKind = (typeof questionKinds)[number];

export const decisionOutcomes = ['admitted', 'declined'] as const;
export type DecisionOutcome = (typeof decisionOutcomes)[number];

export const delegateRoles = ['representative', 'deputy'] as const;
export type DelegateRole = (typeof delegateRoles)[number];

export const suspensionCauses = ['arrears', 'decision', 'own_wish'] as const;
export type SuspensionCause = (typeof suspensionCauses)[number];

export const leavingCauses = ['notice', 'exclusion', 'dissolution'] as const;
export type LeavingCause = (typeof leavingCauses)[number];

/** How an accession declaration was signed: on the application's page, on paper, or as an agreement. */
export const confirmationWays = ['page', 'paper', 'agreement'] as const;
export type ConfirmationWay = (typeof confirmationWays)[number];

export const consentKinds = ['rules', 'privacy', 'marketing', 'logo'] as const;
export type ConsentKind = (typeof consentKinds)[number];
/** Without these nobody can be admitted; the others are free. */
export const neededConsents: readonly ConsentKind[] = ['rules', 'privacy'];

export type Texts = Partial<Record<Locale, string>>;

export type Option = { value: string; labels: Texts };

export type OrganisationAsked = {
	name?: string;
	country?: string;
	town?: string;
	postcode?: string;
	street?: string;
	website?: string;
	legalIds?: { scheme: string; value: string }[];
	naceCodes?: string[];
	needs?: string;
	offers?: string;
};

export type DelegateNamed = { name: string; email: string; phone: string | null };

export type Answers = Record<string, string | number | boolean | string[]>;

/** What was consented to, and when. */
export type Consents = Record<string, string>;
