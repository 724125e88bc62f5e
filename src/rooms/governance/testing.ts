import { house } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import { unwrap } from '#platform/outcome.ts';
import { aCluster } from '#rooms/clusters/testing.ts';
import { addMembership } from '#rooms/clusters/membership.server.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { putAgendaItem } from './agenda.server.ts';
import type { OrganDraft } from './organ-fields.ts';
import { establishOrgan } from './organ.server.ts';
import { listVoters } from './sitting-record.server.ts';
import { conveneSitting, openSitting, planSitting } from './sitting.server.ts';
import type { SittingMode } from './sitting.ts';

export const theDay = new Date('2026-03-14T09:00:00Z');
export const occasion = { now: theDay, origin: 'https://osnova.example' };

export const anOrganDraft = (changes: Partial<OrganDraft> = {}): OrganDraft => ({
	kind: 'assembly',
	names: { pl: 'Zgromadzenie członków' },
	tasks: {},
	composition: 'members',
	weighting: 'equal',
	quorumPercent: 50,
	majority: 'simple',
	noticeDays: 14,
	proxiesEach: 1,
	termMonths: null,
	establishedOn: '2010-10-08',
	...changes
});

type Wishes = { name: string; draft?: Partial<OrganDraft>; mode?: SittingMode; secret?: boolean };

/** A cluster of four members whose assembly is to sit, with draft resolutions before it. */
export async function aPlannedSitting(
	db: Database,
	{ name, draft, mode = 'present', secret = false }: Wishes
) {
	const { clusterId, members } = await aClusterOfFour(db, name);
	return db.transaction().execute(async (tx) => {
		const owner = { ownerKind: 'cluster', ownerId: clusterId } as const;
		const organId = unwrap(await establishOrgan(tx, house, owner, anOrganDraft(draft)));
		const id = unwrap(
			await planSitting(tx, house, {
				organId,
				now: theDay,
				draft: {
					...{ names: {}, startsAt: theDay, endsAt: new Date('2026-03-14T12:00:00Z'), mode },
					...{ timeZone: 'Europe/Warsaw', place: 'Łódź', onlineUrl: null }
				}
			})
		);
		for (const title of ['Program na 2026', 'Budżet', 'Skład komisji'])
			unwrap(
				await putAgendaItem(tx, house, {
					sittingId: id,
					item: null,
					locale: 'pl',
					draft: item(title, secret)
				})
			);
		return { clusterId, members, organId, id };
	});
}

/** The same, convened and open. */
export async function aSitting(db: Database, wishes: Wishes) {
	const planned = await aPlannedSitting(db, wishes);
	const { id } = planned;
	return db.transaction().execute(async (tx) => {
		unwrap(await conveneSitting(tx, house, { id, occasion }));
		unwrap(
			await openSitting(tx, house, {
				id,
				chairName: 'Irena Osnowa',
				secretaryName: '',
				now: theDay
			})
		);
		const voters = await listVoters(tx, id);
		const resolutions = await tx
			.selectFrom('resolution')
			.select('id')
			.where('sittingId', '=', id)
			.orderBy('id')
			.execute();
		return { ...planned, voters, resolutions: resolutions.map((one) => one.id) };
	});
}

/** Resolutions of the assembly of a cluster, of which the first was adopted as 2026/7. */
export async function resolutionsOf(db: Database, ownerId: string): Promise<string[]> {
	const { organId, resolutions } = await aSitting(db, { name: `Rada ${ownerId.slice(-6)}` });
	await db.updateTable('organ').set({ ownerId }).where('id', '=', organId).execute();
	const [resolutionId = ''] = resolutions;
	const opening = { openedAt: theDay, openedById: null, closesAt: null };
	await db
		.insertInto('voteOpening')
		.values({ resolutionId, ...opening })
		.execute();
	const closing = { closedAt: theDay, closedById: null, outcome: 'adopted' as const };
	await db
		.insertInto('voteClosing')
		.values({ resolutionId, ...closing, count: '{}' })
		.execute();
	const numbered = { year: 2026, number: 7 };
	await db.updateTable('resolution').set(numbered).where('id', '=', resolutionId).execute();
	return resolutions;
}

const item = (title: string, isSecret: boolean) => ({
	...({
		kind: 'resolution',
		presenter: null,
		minutes: 15,
		majority: 'simple',
		isPublic: true
	} as const),
	isSecret,
	texts: { pl: { title, text: `Zgromadzenie przyjmuje: ${title}.` } }
});

async function aClusterOfFour(db: Database, name: string) {
	const clusterId = await aCluster(db, { name });
	const members = await Promise.all(
		['Tkalnia', 'Przędzalnia', 'Farbiarnia', 'Szwalnia'].map((one) =>
			anOrganisation(db, { name: `${one} ${name}` })
		)
	);
	await db.transaction().execute(async (tx) => {
		for (const organisationId of members)
			unwrap(
				await addMembership(tx, house, {
					...{ clusterId, organisationId, kind: 'member', validFrom: '2020-01-01' }
				})
			);
	});
	return { clusterId, members };
}
