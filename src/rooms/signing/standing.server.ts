import type { Database } from '#platform/database/database.ts';
import type { PartyRow } from '#rooms/agreements/parties.server.ts';
import {
	membersBehind,
	shortfallOf,
	type Grounds,
	type Matter,
	type Shortfall
} from './authority.ts';
import { readGrounds } from './grounds.server.ts';
import type { AuthorityShown } from './round.ts';
import { claimOf, signingPartyOf, type StepRow } from './round.server.ts';

export type PartyFlaw = 'party_merged' | 'party_dormant' | 'party_dissolved';

export type PartyStanding = {
	partyId: string;
	flaw: PartyFlaw | undefined;
	shortfall: Shortfall | undefined;
};

type Asked = {
	parties: readonly PartyRow[];
	steps: readonly StepRow[];
	matter: Matter;
	on: string;
};

/** For each party whether it is still there, and whether those who sign for it suffice. */
export async function readStandings(db: Database, asked: Asked): Promise<PartyStanding[]> {
	const { parties, steps, matter, on } = asked;
	const [grounds, flaws] = await Promise.all([groundsOf(db, parties), findPartyFlaws(db, parties)]);
	return parties.map((party) => {
		const claims = steps
			.filter(({ task, partyId }) => task === 'signature' && partyId === party.id)
			.map((step) => claimOf(step, on));
		const shortfall = shortfallOf(claims, signingPartyOf(party), grounds, matter);
		return { partyId: party.id, flaw: flaws.get(party.id), shortfall };
	});
}

export const groundsOf = (db: Database, parties: readonly PartyRow[]): Promise<Grounds> =>
	readGrounds(
		db,
		parties.map((party) => signingPartyOf(party).organisationId)
	);

/** Parties that are no more: merged into another, fallen silent, or dissolved. */
async function findPartyFlaws(db: Database, parties: readonly PartyRow[]) {
	const found = new Map<string, PartyFlaw>();
	const ids = parties.map((party) => signingPartyOf(party).organisationId);
	const clusterIds = parties.flatMap(({ clusterId }) => clusterId ?? []);
	const organisations = await db
		.selectFrom('organisation')
		.select(['id', 'mergedIntoId', 'dormantSince'])
		.where(({ eb, val, fn }) => eb('id', '=', fn.any(val(ids))))
		.where((eb) => eb.or([eb('mergedIntoId', 'is not', null), eb('dormantSince', 'is not', null)]))
		.execute();
	const dissolved = await listDissolved(db, clusterIds);
	for (const party of parties) {
		const { organisationId } = signingPartyOf(party);
		const gone = organisations.find(({ id }) => id === organisationId);
		if (gone) found.set(party.id, gone.mergedIntoId ? 'party_merged' : 'party_dormant');
		if (party.clusterId && dissolved.has(party.clusterId)) found.set(party.id, 'party_dissolved');
	}
	return found;
}

async function listDissolved(db: Database, ids: readonly string[]): Promise<Set<string>> {
	if (ids.length === 0) return new Set();
	const rows = await db
		.selectFrom('clusterStage')
		.distinctOn('clusterId')
		.select(['clusterId', 'stage'])
		.where('clusterId', 'in', ids)
		.orderBy('clusterId')
		.orderBy('since', 'desc')
		.orderBy('id', 'desc')
		.execute();
	return new Set(
		rows.flatMap(({ clusterId, stage }) =>
			stage === 'dissolved' || stage === 'succeeded' ? [clusterId] : []
		)
	);
}

/** On what somebody signs, in words that stay true when the records change. */
export async function showAuthority(
	db: Database,
	{
		step,
		party,
		matter,
		on
	}: { step: StepRow; party: PartyRow | undefined; matter: Matter; on: string }
): Promise<AuthorityShown> {
	if (!party) return nobody(step);
	const grounds = await groundsOf(db, [party]);
	const signing = signingPartyOf(party);
	const all = [...grounds.values()];
	const representative = all
		.flatMap(({ representatives }) => representatives)
		.find(({ id }) => id === step.representativeId);
	const power = all.flatMap(({ granted }) => granted).find(({ id }) => id === step.powerId);
	const term = power ?? representative;
	const members =
		step.authority === 'for_members' ? membersBehind(signing, grounds, matter, on) : [];
	const names = await namesOf(db, [
		signing.organisationId,
		...members.map(({ grantorId }) => grantorId)
	]);
	return {
		authority: step.authority ?? 'alone',
		organisationId: signing.organisationId,
		organisationName: names.get(signing.organisationId) ?? '',
		function: step.function ?? representative?.function ?? null,
		validFrom: term?.validFrom ?? '',
		validUntil: term?.validUntil ?? null,
		powerId: step.powerId,
		forMembers: members.map(({ grantorId }) => names.get(grantorId) ?? '')
	};
}

/** Whoever stands at a gate approves in nobody's name. */
const nobody = (step: StepRow): AuthorityShown => ({
	authority: 'alone',
	organisationId: '',
	organisationName: '',
	function: step.function,
	validFrom: '',
	validUntil: null,
	powerId: null,
	forMembers: []
});

/** Legal names as they were first written. */
export async function namesOf(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
	const asked = ids.filter(Boolean);
	if (asked.length === 0) return new Map();
	const rows = await db
		.selectFrom('organisation')
		.innerJoin('organisationText', (join) =>
			join
				.onRef('organisationText.organisationId', '=', 'organisation.id')
				.onRef('organisationText.locale', '=', 'organisation.originalLocale')
		)
		.select(['organisation.id', 'organisationText.name'])
		.where('organisation.id', 'in', asked)
		.execute();
	return new Map(rows.map(({ id, name }) => [id, name]));
}
