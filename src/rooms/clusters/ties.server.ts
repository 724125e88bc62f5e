import type { Database, Transaction } from '#platform/database/database.ts';
import {
	insertKept,
	keepRows,
	putBackHolder,
	resetKept
} from '#platform/database/kept-rows.server.ts';
import { overlap, rowsOf, type Moved } from '#platform/database/ties.ts';
import { listJoined, partMembership, type KeptMembership } from './parting-memberships.ts';

const tables = ['membership', 'clusterCoordinator', 'councilSeat'] as const;
const names = {
	membership: 'membership',
	clusterCoordinator: 'cluster_coordinator',
	councilSeat: 'council_seat'
};

/** Which of these organisations a cluster counts on. */
export async function listOrganisationsOfClusters(
	db: Database,
	ids: readonly string[]
): Promise<Set<string>> {
	if (ids.length === 0) return new Set();
	const found = await Promise.all(
		tables.map((table) =>
			db.selectFrom(table).select('organisationId').where('organisationId', 'in', ids).execute()
		)
	);
	return new Set(found.flat().flatMap(({ organisationId }) => organisationId ?? []));
}

/** What hangs on memberships that go is handed over to the one that stays. */
export type HandOver = (
	tx: Transaction,
	goneIds: readonly string[],
	heirId: string
) => Promise<Moved[]>;

const nothingHangs: HandOver = () => Promise.resolve([]);

/**
 * Lets another organisation stand where one stood: memberships that would overlap are joined into
 * one that lasts as long as both. Answers each row as it was before, so that it can be put back.
 */
export async function moveOrganisation(
	tx: Transaction,
	fromId: string,
	toId: string,
	handOver: HandOver = nothingHangs
): Promise<Moved[]> {
	const moved: Moved[] = [];
	for (const table of ['clusterCoordinator', 'councilSeat'] as const) {
		const rows = await keepRows(tx, names[table], 'organisation_id', [fromId]);
		await tx
			.updateTable(table)
			.set({ organisationId: toId })
			.where('organisationId', '=', fromId)
			.execute();
		moved.push(...rows.map((before) => ({ table, before, change: 'moved' as const })));
	}
	return [...moved, ...(await moveMemberships(tx, { fromId, toId, handOver }))];
}

type Move = { fromId: string; toId: string; handOver: HandOver };

async function moveMemberships(
	tx: Transaction,
	{ fromId, toId, handOver }: Move
): Promise<Moved[]> {
	const handed: Moved[] = [];
	const kept = await keepRows(tx, 'membership', 'organisation_id', [fromId, toId]);
	const keptById = new Map(kept.map((row) => [row.id as string, row]));
	const touched = new Map<string, Moved['change']>();
	for (const row of await listOf(tx, fromId)) {
		const held = (await listOf(tx, toId)).filter(
			(one) => one.clusterId === row.clusterId && one.kind === row.kind && overlap(one, row)
		);
		const change = held.length > 0 ? 'joined' : 'moved';
		for (const { id } of [row, ...held]) touched.set(id, change);
		if (held.length > 0) handed.push(...(await join(tx, row, { held, handOver })));
		else
			await tx
				.updateTable('membership')
				.set({ organisationId: toId })
				.where('id', '=', row.id)
				.execute();
	}
	const rows = [...touched].flatMap(([id, change]): Moved[] => {
		const before = keptById.get(id);
		return before ? [{ table: 'membership', before, change }] : [];
	});
	return [...rows, ...handed];
}

const listOf = (tx: Transaction, organisationId: string) =>
	tx
		.selectFrom('membership')
		.selectAll()
		.where('organisationId', '=', organisationId)
		.orderBy('validFrom')
		.orderBy('id')
		.execute();

type Row = Awaited<ReturnType<typeof listOf>>[number];

async function join(
	tx: Transaction,
	row: Row,
	{ held, handOver }: { held: readonly Row[]; handOver: HandOver }
): Promise<Moved[]> {
	const [first, ...rest] = held;
	if (!first) return [];
	const all = [row, ...held];
	const ids = [row.id, ...rest.map(({ id }) => id)];
	const isOpen = all.some(({ validUntil }) => validUntil === null);
	const ends = all.map(({ validUntil }) => validUntil ?? '').sort();
	const handed = await handOver(tx, ids, first.id);
	await tx.deleteFrom('membership').where('id', 'in', ids).execute();
	await tx
		.updateTable('membership')
		.set({
			validFrom: all.map(({ validFrom }) => validFrom).sort()[0] ?? first.validFrom,
			validUntil: isOpen ? null : (ends.at(-1) ?? null),
			class: first.class ?? row.class
		})
		.where('id', '=', first.id)
		.execute();
	return handed;
}

/** Puts them back where they were before the move; what was changed in them since stays changed. */
export async function putBackOrganisation(tx: Transaction, moved: readonly Moved[]): Promise<void> {
	for (const table of tables)
		await putBackHolder(tx, names[table], 'organisation_id', rowsOf(moved, table, 'moved'));
	const joined = rowsOf(moved, 'membership', 'joined') as KeptMembership[];
	const ids = joined.map(({ id }) => id);
	const current = (await keepRows(tx, 'membership', 'id', ids)) as KeptMembership[];
	const parted = listJoined(joined).flatMap((before) => {
		const survivor = current.find(({ id }) => before.some((one) => one.id === id));
		return survivor ? partMembership(before, survivor) : before;
	});
	const standing = new Set(current.map(({ id }) => id));
	for (const row of parted) if (standing.has(row.id)) await resetKept(tx, 'membership', row);
	await insertKept(
		tx,
		'membership',
		parted.filter(({ id }) => !standing.has(id))
	);
}
