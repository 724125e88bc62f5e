import type { Locale } from '#platform/locale.ts';

export const allianceKinds = ['umbrella', 'club', 'consortium'] as const;
export type AllianceKind = (typeof allianceKinds)[number];

export const participationRoles = [
	'lead_partner',
	'partner',
	'associated',
	'member',
	'umbrella_body',
	'host'
] as const;
export type ParticipationRole = (typeof participationRoles)[number];

/** Roles that make sense in each kind: a club has no lead partner, a consortium no umbrella body. */
export const rolesInKind: Record<AllianceKind, readonly ParticipationRole[]> = {
	umbrella: ['umbrella_body', 'member', 'associated'],
	club: ['host', 'member', 'associated'],
	consortium: ['lead_partner', 'partner', 'associated']
};

export type AllianceText = { name: string; shortName: string | null; description: string };

export type Funding = {
	projectName: string;
	programme: string | null;
	reference: string | null;
	grantNumber: string | null;
	startsOn: string | null;
	endsOn: string | null;
	emblem: 'eu' | 'none' | null;
	/** The sentence the programme asks for, shown on every page of the alliance. */
	statements: Partial<Record<Locale, string>>;
};

export type AllianceDraft = {
	slug: string;
	kind: AllianceKind;
	originalLocale: Locale;
	foundedOn: string | null;
	endedOn: string | null;
	website: string | null;
	texts: Partial<Record<Locale, AllianceText>>;
	funding: Funding | null;
};

export type Party =
	{ clusterId: string; organisationId?: never } | { organisationId: string; clusterId?: never };

export function listAllianceProblems(draft: AllianceDraft) {
	const { originalLocale, foundedOn, endedOn, funding } = draft;
	const problem = (field: string, reason: string) => ({ field, reason, details: {} });
	const crossed = (from: string | null, until: string | null) => from && until && until < from;
	return [
		...(draft.texts[originalLocale]?.name.trim()
			? []
			: [problem(`name_${originalLocale}`, 'name_missing_in_original')]),
		...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(draft.slug) ? [] : [problem('slug', 'wrong_address_name')]),
		...(crossed(foundedOn, endedOn) ? [problem('endedOn', 'dates_cross')] : []),
		...(funding && crossed(funding.startsOn, funding.endsOn)
			? [problem('fundingEndsOn', 'dates_cross')]
			: []),
		...(funding && !funding.projectName.trim()
			? [problem('projectName', 'project_name_missing')]
			: [])
	];
}
