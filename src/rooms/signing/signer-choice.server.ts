import type { Database } from '#platform/database/database.ts';
import type { PartyRow } from '#rooms/agreements/parties.server.ts';
import {
	authorityFlaw,
	groundOf,
	isInForce,
	type Claim,
	type Grounds,
	type Matter,
	type Power,
	type Representative
} from './authority.ts';
import type { Authority } from './round.ts';
import { signingPartyOf } from './round.server.ts';
import { groundsOf } from './standing.server.ts';

export type SignerChoice = {
	/** As a form carries it. */
	value: string;
	partyId: string;
	name: string;
	function: string | null;
	email: string | null;
	authority: Authority;
	representativeId: string | null;
	powerId: string | null;
};

type Asked = { parties: readonly PartyRow[]; matter: Matter; on: string };

/** Everyone the records know who may sign for each party on that day. */
export async function listSignerChoices(db: Database, asked: Asked): Promise<SignerChoice[]> {
	const grounds = await groundsOf(db, asked.parties);
	return asked.parties.flatMap((party) =>
		choicesOf(party, grounds, asked).filter((one) => stands(one, party, grounds, asked))
	);
}

function choicesOf(party: PartyRow, grounds: Grounds, { on }: Asked): SignerChoice[] {
	const { organisationId, clusterId } = signingPartyOf(party);
	const ground = groundOf(grounds, organisationId);
	const own = peopleOf(ground.representatives, on);
	const direct = own.map((one) => byRepresentative(party.id, one, one.maySign, null));
	const forMembers = clusterId
		? own.map((one) => byRepresentative(party.id, one, 'for_members', null))
		: [];
	const attorneys = ground.granted.flatMap((power) =>
		power.attorneyOrganisationId
			? byOrganisation(party.id, power, grounds, on)
			: [byPerson(party.id, power)]
	);
	return [...direct, ...forMembers, ...attorneys];
}

const peopleOf = (all: readonly Representative[], on: string) =>
	all.filter((one) => isInForce(one, on));

function byOrganisation(partyId: string, power: Power, grounds: Grounds, on: string) {
	const ground = groundOf(grounds, power.attorneyOrganisationId ?? '');
	const people = peopleOf(ground.representatives, on);
	const further = ground.granted.filter((one) => !one.attorneyOrganisationId);
	return [
		...people.map((one) => byRepresentative(partyId, one, 'power_of_attorney', power.id)),
		...further.map((one) => byPerson(partyId, one))
	];
}

const byRepresentative = (
	partyId: string,
	one: Representative,
	authority: Authority,
	powerId: string | null
): SignerChoice => ({
	value: [partyId, authority, one.id, powerId ?? ''].join(':'),
	...{ partyId, name: one.name, function: one.function, email: one.email },
	...{ authority, representativeId: one.id, powerId }
});

const byPerson = (partyId: string, power: Power): SignerChoice => ({
	value: [partyId, 'power_of_attorney', '', power.id].join(':'),
	...{ partyId, name: power.attorneyName ?? '', function: null },
	email: power.attorneyEmail,
	...{ authority: 'power_of_attorney', representativeId: null, powerId: power.id }
});

const stands = (one: SignerChoice, party: PartyRow, grounds: Grounds, asked: Asked): boolean => {
	const claim: Claim = { ...one, on: asked.on };
	return !authorityFlaw(claim, signingPartyOf(party), grounds, asked.matter);
};
