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

/** A cluster of four members whose assembly sits, open, with draft resolutions before it. */
export async function aSitting(
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
					id: null,
					locale: 'pl',
					draft: item(title, secret)
				})
			);
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
		return {
			clusterId,
			organId,
			id,
			members,
			voters,
			resolutions: resolutions.map((one) => one.id)
		};
	});
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
