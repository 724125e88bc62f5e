import type { Actor } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import { cooperationAreas } from '#rooms/agreements/areas.ts';
import { agreementKinds } from '#rooms/agreements/agreement.ts';
import { findConflicts } from '#rooms/agreements/comparing.server.ts';
import { listLineage } from '#rooms/agreements/lineage.server.ts';
import {
	listAgreements,
	type RegisterFilter,
	type RegisterOrder
} from '#rooms/agreements/register.server.ts';
import { listAcross, type ObligationFilter } from '#rooms/obligations/my-obligations.server.ts';
import { coverageOfMany, listObligations } from '#rooms/obligations/obligation-record.server.ts';
import { pick, type Dice } from '../search/made-up.ts';
import type { MadeUpAgreement } from './made-up.ts';
import type { Rival } from './rival.ts';

export type Question = {
	what: string;
	page: string;
	query: () => Promise<unknown>;
	rival?: (rival: Rival) => unknown;
};

export type Asking = {
	db: Database;
	/** Who reads: the manager of a cluster. */
	reader: Actor;
	clusterId: string;
	slug: string;
	now: Date;
	today: string;
	all: readonly MadeUpAgreement[];
};

const cutOf = (at: number) => ({ limit: 25, offset: (at % 5) * 25 });

/** One question of each sort, another one each time. */
export function questionsOf(asking: Asking, at: number, throwOf: Dice): Question[] {
	const { all, clusterId } = asking;
	const area = pick(throwOf, cooperationAreas);
	const kind = pick(throwOf, agreementKinds);
	const word = pick(throwOf, [
		'tkaniny',
		'энергия',
		'training',
		'обучения',
		'Mode',
		'nr 12',
		'2019'
	]);
	const party = pick(throwOf, pick(throwOf, all).parties);
	const partyId = party.clusterId ?? party.organisationId;
	const register = (what: string, filter: RegisterFilter, order?: RegisterOrder) =>
		registerQuestion(asking, what, { filter, order, at });
	return [
		register('register', {}),
		register('register by state, kind and area', {
			states: ['in_force'],
			kinds: [kind],
			areas: [area]
		}),
		register('register of a party', { party: partyId }),
		register('register, ending within half a year', { endingWithin: 180 }),
		register('register, words searched', { text: word }),
		register('register by its end, own ones', { isMine: true }, { by: 'ends', down: false }),
		across(asking, 'obligations, all', { isMine: false }, at),
		across(asking, 'obligations, own, overdue', { isMine: true, standing: 'overdue' }, at),
		across(asking, 'obligations by area, within 90 days', { areas: [area], within: 90 }, at),
		...ofOne(asking, pickOwn(all, clusterId, throwOf)),
		ofCluster(asking, at)
	];
}

function registerQuestion(
	{ db, reader, now }: Asking,
	what: string,
	{ filter, order, at }: { filter: RegisterFilter; order?: RegisterOrder | undefined; at: number }
): Question {
	const query = new URLSearchParams({ page: String(1 + (at % 5)), ask: String(at) });
	if (filter.text) query.set('q', filter.text);
	if (filter.party) query.set('party', filter.party);
	if (filter.endingWithin) query.set('ending', String(filter.endingWithin));
	if (filter.isMine) query.set('mine', '1');
	if (order) query.set('sort', `${order.down ? '-' : ''}${order.by}`);
	for (const state of filter.states ?? []) query.append('state', state);
	for (const kind of filter.kinds ?? []) query.append('kind', kind);
	for (const area of filter.areas ?? []) query.append('area', area);
	return {
		...{ what, page: `/pl/agreements?${query}` },
		query: () => listAgreements(db, reader, filter, { now, ...cutOf(at), ...(order && { order }) }),
		rival: (rival) => rival.register(filter, (at % 5) * 25)
	};
}

function across(
	{ db, reader, today }: Asking,
	what: string,
	filter: ObligationFilter,
	at: number
): Question {
	const query = new URLSearchParams({ page: String(1 + (at % 5)), ask: String(at) });
	if (!filter.isMine) query.set('all', '1');
	if (filter.standing) query.set('standing', filter.standing);
	if (filter.within) query.set('within', String(filter.within));
	for (const area of filter.areas ?? []) query.append('area', area);
	return {
		...{ what, page: `/pl/obligations?${query}` },
		query: () => listAcross(db, reader, filter, { today, ...cutOf(at) }),
		rival: (rival) => rival.obligations(filter, today)
	};
}

function pickOwn(all: readonly MadeUpAgreement[], clusterId: string, throwOf: Dice) {
	const own = all.filter(
		({ parties, state }) =>
			state !== 'draft' && parties.some((party) => party.clusterId === clusterId)
	);
	return pick(throwOf, own);
}

function ofOne({ db, today }: Asking, { id, state }: MadeUpAgreement): Question[] {
	const base = `/pl/agreements/${id}`;
	return [
		{ what: 'overview of one agreement', page: base, query: () => listLineage(db, id) },
		{
			...{ what: 'obligations and coverage of one', page: `${base}/obligations` },
			query: () => listObligations(db, { id, state }, today),
			rival: (rival) => rival.coverage(id)
		},
		{
			...{ what: 'life and contradictions of one', page: `${base}/life` },
			query: () => findConflicts(db, id)
		}
	];
}

function ofCluster({ db, now, today, clusterId, reader, slug }: Asking, at: number): Question {
	return {
		what: 'agreements of a cluster, with coverage',
		page: `/pl/clusters/${slug}/agreements?page=${1 + (at % 5)}&ask=${at}`,
		query: async () => {
			const cut = { now, limit: 20, offset: (at % 5) * 20 };
			const { agreements } = await listAgreements(db, reader, { party: clusterId }, cut);
			return coverageOfMany(
				db,
				agreements.map(({ id }) => id),
				today
			);
		}
	};
}
