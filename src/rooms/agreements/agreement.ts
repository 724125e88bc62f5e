import type { Locale } from '#platform/locale.ts';

export const ownerKinds = ['cluster', 'alliance', 'organisation'] as const;
export type OwnerKind = (typeof ownerKinds)[number];

export const agreementKinds = [
	'letter_of_intent',
	'cooperation_agreement',
	'accession_declaration',
	'cluster_rules',
	'statute',
	'intercluster_agreement',
	'consortium_agreement',
	'annex',
	'other'
] as const;
export type AgreementKind = (typeof agreementKinds)[number];

export const agreementStates = [
	'draft',
	'negotiation',
	'approval',
	'signing',
	'signed',
	'in_force',
	'expired',
	'terminated',
	'replaced',
	'abandoned'
] as const;
export type AgreementState = (typeof agreementStates)[number];

export const renewals = ['none', 'automatic', 'by_agreement'] as const;
export type Renewal = (typeof renewals)[number];

export const relations = ['follows', 'amends', 'replaces', 'accedes'] as const;
export type Relation = (typeof relations)[number];

export const partyRoles = [
	'coordinator',
	'party',
	'umbrella',
	'partner',
	'host',
	'member',
	'funder'
] as const;
export type PartyRole = (typeof partyRoles)[number];

export type Texts = Partial<Record<Locale, string>>;

export type ClauseTexts = Partial<Record<Locale, { heading: string; body: string }>>;

/** A word the text defines, with its form in each language. */
export type DefinedTerm = { key: string; texts: Texts };

/** A party as the version names it, frozen with it. */
export type PartyNamed = {
	partyId: string;
	role: PartyRole;
	names: Texts;
	/** The legal person who signs for a cluster that is none. */
	signingNames: Texts;
	seat: string;
	legalIds: { scheme: string; value: string }[];
	representedBy: { name: string; function: string }[];
};
