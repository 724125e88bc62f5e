import type { AgreementKind } from '#rooms/agreements/agreement.ts';
import type { MaySign, RepresentationMode } from './representation.ts';
import type { Authority } from './round.ts';

type Term = { validFrom: string; validUntil: string | null };

export type Rule = Term & { mode: RepresentationMode; together: number };

export type Representative = Term & {
	id: string;
	name: string;
	function: string;
	email: string | null;
	maySign: MaySign;
};

export type Power = Term & {
	id: string;
	grantorId: string;
	attorneyOrganisationId: string | null;
	attorneyName: string | null;
	attorneyEmail: string | null;
	kinds: readonly AgreementKind[];
	clusterId: string | null;
	limitCents: number | null;
	currency: string | null;
	withSubstitution: boolean;
	/** The day from which it no longer counts. */
	revokedOn: string | null;
};

/** All that is known of who may bind one legal person. */
export type Ground = {
	rules: readonly Rule[];
	representatives: readonly Representative[];
	granted: readonly Power[];
	/** Powers others gave to it: members to their coordinator. */
	held: readonly Power[];
};

export type Grounds = ReadonlyMap<string, Ground>;

/** For whom is signed: a legal person, perhaps for a cluster that is none. */
export type SigningParty = { organisationId: string; clusterId: string | null };

/** What is signed: a power may be good for some kinds, one cluster, up to an amount. */
export type Matter = {
	kind: AgreementKind;
	amountCents: number | null;
	currency: string | null;
};

/** One who signs, on what, and on which day: today, or when they did. */
export type Claim = {
	name: string;
	authority: Authority | null;
	representativeId: string | null;
	powerId: string | null;
	on: string;
};

export type AuthorityFlaw =
	| 'without_authority'
	| 'no_representative'
	| 'term_not_begun'
	| 'term_over'
	| 'power_unknown'
	| 'power_not_begun'
	| 'power_over'
	| 'power_revoked'
	| 'power_other_kind'
	| 'power_other_cluster'
	| 'power_over_limit'
	| 'power_without_substitution'
	| 'no_power_of_members';

export type Shortfall =
	| { reason: 'signer_not_empowered'; name: string; flaw: AuthorityFlaw }
	| { reason: 'nobody_signs' }
	| { reason: 'too_few_together'; needed: number; have: number };

const nothing: Ground = { rules: [], representatives: [], granted: [], held: [] };

export const groundOf = (grounds: Grounds, id: string): Ground => grounds.get(id) ?? nothing;

export const isInForce = ({ validFrom, validUntil }: Term, on: string): boolean =>
	validFrom <= on && (validUntil === null || on < validUntil);

/** Why one claim does not stand on its day; nothing where it does. */
export function authorityFlaw(
	claim: Claim,
	party: SigningParty,
	grounds: Grounds,
	matter: Matter
): AuthorityFlaw | undefined {
	if (claim.powerId) return flawOfAttorney(claim, party, grounds, matter);
	if (!claim.representativeId) return 'without_authority';
	const flaw = flawOfRepresentative(claim, groundOf(grounds, party.organisationId));
	if (flaw || claim.authority !== 'for_members') return flaw;
	return membersBehind(party, grounds, matter, claim.on).length > 0
		? undefined
		: 'no_power_of_members';
}

/** The powers of members that a coordinator signs upon. */
export const membersBehind = (
	party: SigningParty,
	grounds: Grounds,
	matter: Matter,
	on: string
): Power[] =>
	groundOf(grounds, party.organisationId).held.filter(
		(power) => !powerFlaw(power, party, matter, on)
	);

function flawOfRepresentative(claim: Claim, ground: Ground): AuthorityFlaw | undefined {
	const one = ground.representatives.find(({ id }) => id === claim.representativeId);
	if (!one) return 'no_representative';
	if (isInForce(one, claim.on)) return undefined;
	return claim.on < one.validFrom ? 'term_not_begun' : 'term_over';
}

/** By a power of the party itself, or by one its attorney gave on. */
function flawOfAttorney(
	claim: Claim,
	party: SigningParty,
	grounds: Grounds,
	matter: Matter
): AuthorityFlaw | undefined {
	const power = findPower(grounds, claim.powerId);
	if (!power) return 'power_unknown';
	const flaw =
		powerFlaw(power, party, matter, claim.on) ?? handedOnFlaw(power, claim, party, grounds, matter);
	if (flaw || !power.attorneyOrganisationId) return flaw;
	return flawOfRepresentative(claim, groundOf(grounds, power.attorneyOrganisationId));
}

function handedOnFlaw(
	power: Power,
	{ on }: Claim,
	party: SigningParty,
	grounds: Grounds,
	matter: Matter
): AuthorityFlaw | undefined {
	if (power.grantorId === party.organisationId) return undefined;
	const first = groundOf(grounds, party.organisationId).granted.filter(
		({ attorneyOrganisationId }) => attorneyOrganisationId === power.grantorId
	);
	if (first.length === 0) return 'power_unknown';
	const good = first.filter((one) => !powerFlaw(one, party, matter, on));
	if (good.length === 0) return powerFlaw(first[0]!, party, matter, on);
	return good.some((one) => one.withSubstitution) ? undefined : 'power_without_substitution';
}

const findPower = (grounds: Grounds, id: string | null): Power | undefined =>
	[...grounds.values()].flatMap(({ granted }) => granted).find((power) => power.id === id);

function powerFlaw(
	power: Power,
	{ clusterId }: SigningParty,
	{ kind, amountCents, currency }: Matter,
	on: string
): AuthorityFlaw | undefined {
	const { kinds, limitCents } = power;
	if (power.revokedOn !== null && on >= power.revokedOn) return 'power_revoked';
	if (on < power.validFrom) return 'power_not_begun';
	if (power.validUntil !== null && on >= power.validUntil) return 'power_over';
	if (kinds.length > 0 && !kinds.includes(kind)) return 'power_other_kind';
	if (power.clusterId !== null && power.clusterId !== clusterId) return 'power_other_cluster';
	if (limitCents === null || amountCents === null) return undefined;
	return amountCents > limitCents || currency !== power.currency ? 'power_over_limit' : undefined;
}

/** Why those who sign for a party do not bind it; nothing where they do. */
export function shortfallOf(
	claims: readonly Claim[],
	party: SigningParty,
	grounds: Grounds,
	matter: Matter
): Shortfall | undefined {
	if (claims.length === 0) return { reason: 'nobody_signs' };
	for (const claim of claims) {
		const flaw = authorityFlaw(claim, party, grounds, matter);
		if (flaw) return { reason: 'signer_not_empowered', name: claim.name, flaw };
	}
	const ways = [...Map.groupBy(claims, ({ powerId }) => powerId)].map(([powerId, signers]) =>
		lackOf(signers, powerId ? findPower(grounds, powerId) : undefined, party, grounds)
	);
	// The way that lacks least says what is missing.
	const [least] = ways.toSorted((one, other) => lacking(one) - lacking(other));
	return least?.needed ? { reason: 'too_few_together', ...least } : undefined;
}

type Lack = { needed: number; have: number };

const lacking = ({ needed, have }: Lack): number => (needed === 0 ? 0 : needed - have);

const enough: Lack = { needed: 0, have: 0 };

function lackOf(
	signers: readonly Claim[],
	power: Power | undefined,
	party: SigningParty,
	grounds: Grounds
): Lack {
	if (power && !power.attorneyOrganisationId) return enough;
	const legalPerson = power?.attorneyOrganisationId ?? party.organisationId;
	const ground = groundOf(grounds, legalPerson);
	const ids = new Set(signers.map(({ representativeId }) => representativeId));
	const present = ground.representatives.filter(({ id }) => ids.has(id));
	if (present.some(({ maySign }) => maySign === 'alone')) return enough;
	const needed = neededTogether(ground, signers[0]?.on ?? '');
	return present.length >= needed ? enough : { needed, have: present.length };
}

/** How many of those who may only sign together bind it; two where nothing is said. */
export function neededTogether({ rules }: Ground, on: string): number {
	const rule = rules.find((one) => isInForce(one, on));
	return rule?.mode === 'joint' ? Math.max(2, rule.together) : 2;
}

/** Whom to ask first: one who may sign alone, else as many as are needed together. */
export function suggestSigners(ground: Ground, on: string): Representative[] {
	const now = ground.representatives.filter((one) => isInForce(one, on));
	const alone = now.find(({ maySign }) => maySign === 'alone');
	return alone ? [alone] : now.slice(0, neededTogether(ground, on));
}
