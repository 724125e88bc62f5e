export const roundOutcomes = ['completed', 'refused', 'expired', 'recalled', 'replaced'] as const;
export type RoundOutcome = (typeof roundOutcomes)[number];

export const tasks = ['approval', 'signature'] as const;
export type Task = (typeof tasks)[number];

export const authorities = ['alone', 'together', 'power_of_attorney', 'for_members'] as const;
export type Authority = (typeof authorities)[number];

export const wantedMeans = ['any', 'screen', 'paper'] as const;
export type WantedMeans = (typeof wantedMeans)[number];

export const meansOfSigning = ['account', 'link', 'ceremony', 'paper'] as const;
export type Means = (typeof meansOfSigning)[number];

export const sealedKinds = ['document', 'proof'] as const;
export type SealedKind = (typeof sealedKinds)[number];

/** On what a signature rests, as it was known at the moment of signing. */
export type AuthorityShown = {
	authority: Authority;
	organisationId: string;
	organisationName: string;
	function: string | null;
	validFrom: string;
	validUntil: string | null;
	powerId: string | null;
	/** The members in whose name a coordinator signs. */
	forMembers: string[];
};
