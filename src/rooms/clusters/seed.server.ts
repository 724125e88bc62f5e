import { house } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { unwrap } from '#platform/outcome.ts';
import { emptyDraft } from '#rooms/organisations/organisation-draft.ts';
import { registerOrganisation } from '#rooms/organisations/organisation.server.ts';
import {
	entryDays,
	placeOf,
	type DemoGroup,
	type DemoOrganisations
} from '#rooms/organisations/seed.server.ts';
import { registerCluster } from './cluster.server.ts';
import { slugOf, type ClusterDraft, type Register, type Stage } from './cluster.ts';
import invented from './demo/invented-clusters.json' with { type: 'json' };
import keyClusters from './demo/key-clusters.json' with { type: 'json' };
import known from './demo/known-clusters.json' with { type: 'json' };
import { appointCoordinator } from './coordinator.server.ts';
import { seatInCouncil } from './council.server.ts';
import { enterStage } from './life.server.ts';
import { addMembership } from './membership.server.ts';
import { enterInRegister } from './register-entry.server.ts';
import { succeed } from './succession.server.ts';

export type DemoClusters = Map<string, string>;
type Seeding = { tx: Transaction; now: Date; nextDay: () => Date };
type Known = (typeof known)[number];

export async function seedClusters(
	tx: Transaction,
	organisations: DemoOrganisations,
	now: Date
): Promise<DemoClusters> {
	const seeding = { tx, now, nextDay: entryDays(now) };
	const ids: DemoClusters = new Map();
	for (const one of known) ids.set(one.key, await seedKnown(seeding, one, organisations));
	const idOf = (key: string) => ids.get(key) ?? '';
	unwrap(
		await succeed(
			tx,
			house,
			{ predecessorId: idOf('kzt'), successorId: idOf('kipim'), since: '2010-10-08' },
			now
		)
	);
	await seedMemberships(seeding, ids, organisations);
	await seedCouncil(tx, idOf('kipim'));
	for (const row of keyClusters as KeyRow[]) await seedKeyCluster(seeding, row);
	await seedInvented(seeding);
	return ids;
}

function draftOf({
	texts,
	...draft
}: Omit<Partial<ClusterDraft>, 'texts'> & {
	town: string;
	slug: string;
	texts: Record<string, string[] | undefined>;
}): ClusterDraft {
	const { latitude, longitude, country, region } = placeOf(draft.town);
	return {
		originalLocale: 'pl',
		foundedOn: null,
		website: null,
		sectors: [],
		...draft,
		...{ latitude, longitude, country, region },
		texts: Object.fromEntries(
			Object.entries(texts).map(([locale, [name = '', shortName = '', description = ''] = []]) => [
				locale,
				{ name, shortName: shortName || null, description }
			])
		)
	};
}

async function seedKnown(
	{ tx, now, nextDay }: Seeding,
	one: Known,
	organisations: DemoOrganisations
): Promise<string> {
	const draft = draftOf({
		slug: one.slug,
		town: one.town,
		originalLocale: one.locale as Locale,
		foundedOn: one.foundedOn,
		website: 'website' in one ? (one.website ?? null) : null,
		texts: one.texts,
		sectors: [
			...one.sectors.map((code) => ({ scheme: 'ecosystem' as const, code })),
			...one.nace.map((code) => ({ scheme: 'nace' as const, code }))
		]
	});
	const clusterId = unwrap(await registerCluster(tx, house, draft, nextDay()));
	for (const [stage, since, note] of one.stages as [Stage, string, string | null][])
		unwrap(await enterStage(tx, house, { clusterId, stage, since, note }, now));
	for (const [register, reference, url, validFrom] of one.registers as [
		Register,
		string | null,
		string | null,
		string
	][])
		unwrap(
			await enterInRegister(tx, house, { clusterId, register, reference, url, validFrom }, now)
		);
	const organisationId =
		'coordinator' in one ? organisations.known.get(one.coordinator ?? '') : undefined;
	if (organisationId)
		unwrap(
			await appointCoordinator(tx, house, { clusterId, organisationId, validFrom: one.foundedOn })
		);
	return clusterId;
}

const withMembers: readonly DemoGroup[] = [
	...(['kipim', 'bfa', 'modacc', 'eco', 'iconic', 'ldc'] as const),
	...(['jki', 'pikmed', 'kir', 'pkw', 'kfa'] as const)
];

async function seedMemberships(
	{ tx }: Seeding,
	ids: DemoClusters,
	{ members, known: named }: DemoOrganisations
) {
	const join = async (
		clusterId: string,
		organisationId: string,
		validFrom: string,
		kind: 'member' | 'partner'
	) =>
		unwrap(
			await addMembership(tx, house, { clusterId, organisationId, kind, validFrom, class: null })
		);
	for (const key of withMembers)
		for (const { id, since } of members.get(key) ?? [])
			await join(ids.get(key) ?? '', id, since, 'member');
	for (const { id, since } of members.get('kipim_partners') ?? [])
		await join(ids.get('kipim') ?? '', id, since, 'partner');
	await join(ids.get('kipim') ?? '', named.get('pl-wtmiwt') ?? '', '2010-10-08', 'partner');
}

async function seedCouncil(tx: Transaction, clusterId: string): Promise<void> {
	const seats = [
		['Anna Demo-Wrzecionowska', 'chair'],
		['Tomasz Demo-Czółenko', 'deputy_chair'],
		['Irena Demo-Osnowa', 'member']
	] as const;
	for (const [personName, role] of seats)
		unwrap(
			await seatInCouncil(tx, house, {
				clusterId,
				organisationId: null,
				personName,
				role,
				validFrom: '2025-03-14'
			})
		);
}

type KeyRow = [
	name: string,
	town: string,
	sector: string,
	nace: string,
	coordinator: string,
	round: string
];

async function seedKeyCluster(seeding: Seeding, [name, town, sector, nace, body, round]: KeyRow) {
	const texts = {
		pl: [name, '', 'Krajowy Klaster Kluczowy.'],
		en: [name, '', 'Key National Cluster.']
	};
	const { tx, now, nextDay } = seeding;
	const named = { name, town, sector, nace, texts, isDemo: false };
	const clusterId = await seedMapped(seeding, named);
	const bodyDraft = {
		...emptyDraft('pl'),
		...placeOf(town),
		kind: 'cluster_organisation' as const,
		texts: { pl: { name: body, shortName: null, description: `Koordynator: ${name}` } }
	};
	const organisationId = unwrap(await registerOrganisation(tx, house, bodyDraft, nextDay()));
	unwrap(
		await appointCoordinator(tx, house, { clusterId, organisationId, validFrom: '2011-01-01' })
	);
	const validUntil = round === 'V' ? '2024-12-31' : null;
	const entry = {
		clusterId,
		register: 'kkk' as const,
		reference: `runda ${round}`,
		validFrom: '2021-10-01',
		validUntil
	};
	unwrap(await enterInRegister(tx, house, entry, now));
}

type Mapped = {
	name: string;
	town: string;
	sector: string;
	nace: string;
	texts: Record<string, string[]>;
	isDemo: boolean;
};

async function seedMapped(
	{ tx, now, nextDay }: Seeding,
	{ name, town, sector, nace, texts, isDemo }: Mapped
): Promise<string> {
	const draft = draftOf({
		slug: slugOf(name),
		town,
		texts,
		sectors: [
			{ scheme: 'ecosystem', code: sector },
			{ scheme: 'nace', code: nace }
		]
	});
	const clusterId = unwrap(await registerCluster(tx, house, draft, nextDay(), { isDemo }));
	unwrap(await enterStage(tx, house, { clusterId, stage: 'active', since: '2011-01-01' }, now));
	const entry = { clusterId, register: 'parp_map' as const, validFrom: '2011-01-01' };
	unwrap(await enterInRegister(tx, house, entry, now));
	return clusterId;
}

type Regions = Record<string, [towns: string[], count: number, adjective: string]>;

async function seedInvented(seeding: Seeding): Promise<void> {
	const sectors = invented.sectors as [pl: string, en: string, sector: string, nace: string][];
	let turn = 0;
	for (const [towns, count, adjective] of Object.values(invented.regions as unknown as Regions))
		for (let place = 0; place < count; place += 1) {
			const [pl, en, sector, nace] = sectors[(turn + place) % sectors.length] ?? sectors[0]!;
			const town = towns[place % towns.length] ?? '';
			const name = `${adjective} ${pl}`;
			const texts = {
				pl: [name, '', 'Klaster wymyślony na potrzeby świata pokazowego.'],
				en: [`${en}, ${town}`, '', 'A cluster invented for the demo world.']
			};
			await seedMapped(seeding, { name, town, sector, nace, texts, isDemo: true });
			if (place === count - 1) turn += 5;
		}
}
