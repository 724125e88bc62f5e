import type { Database, Transaction } from '#platform/database/database.ts';

const tables = ['membership', 'clusterCoordinator', 'councilSeat'] as const;

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

export type Moved = { table: string; before: Record<string, unknown>; change: 'moved' | 'joined' };

/**
 * Lets another organisation stand where one stood: memberships that would overlap are joined into
 * one that lasts as long as both. Answers each row as it was before, so that it can be put back.
 */
export async function moveOrganisation(
	tx: Transaction,
	fromId: string,
	toId: string
): Promise<Moved[]> {
	const moved: Moved[] = [];
	for (const table of ['clusterCoordinator', 'councilSeat'] as const) {
		const rows = await tx
			.selectFrom(table)
			.selectAll()
			.where('organisationId', '=', fromId)
			.execute();
		await tx
			.updateTable(table)
			.set({ organisationId: toId })
			.where('organisationId', '=', fromId)
			.execute();
		moved.push(...rows.map((before) => ({ table, before, change: 'moved' as const })));
	}
	return [...moved, ...(await moveMemberships(tx, fromId, toId))];
}

async function moveMemberships(tx: Transaction, fromId: string, toId: string): Promise<Moved[]> {
	const of = (id: string) =>
		tx
			.selectFrom('membership')
			.selectAll()
			.where('organisationId', '=', id)
			.orderBy('validFrom')
			.orderBy('id')
			.forUpdate()
			.execute();
	const moved: Moved[] = [];
	for (const row of await of(fromId)) {
		const held = (await of(toId)).filter(
			(one) => one.clusterId === row.clusterId && one.kind === row.kind && overlaps(one, row)
		);
		moved.push({ table: 'membership', before: row, change: held.length > 0 ? 'joined' : 'moved' });
		if (held.length === 0) {
			await tx
				.updateTable('membership')
				.set({ organisationId: toId })
				.where('id', '=', row.id)
				.execute();
			continue;
		}
		const [first, ...rest] = held;
		if (!first) continue;
		moved.push(
			...held.map((before) => ({ table: 'membership', before, change: 'joined' as const }))
		);
		const all = [row, ...held];
		const ids = [row.id, ...rest.map(({ id }) => id)];
		await tx.deleteFrom('membership').where('id', 'in', ids).execute();
		await tx
			.updateTable('membership')
			.set({
				validFrom: all.map((one) => one.validFrom).sort()[0] ?? first.validFrom,
				validUntil: all.some((one) => one.validUntil === null)
					? null
					: (all
							.map((one) => one.validUntil ?? '')
							.sort()
							.at(-1) ?? null),
				class: first.class ?? row.class
			})
			.where('id', '=', first.id)
			.execute();
	}
	return moved;
}

type Term = { validFrom: string; validUntil: string | null };

const overlaps = (one: Term, other: Term): boolean =>
	(one.validUntil === null || other.validFrom < one.validUntil) &&
	(other.validUntil === null || one.validFrom < other.validUntil);

/** Puts rows back exactly as they were before the move. */
export async function putBackOrganisation(tx: Transaction, moved: readonly Moved[]): Promise<void> {
	for (const table of tables) {
		const own = moved.filter((one) => one.table === table).map(({ before }) => before);
		const rows = [...new Map(own.map((row) => [row.id as string, row])).values()];
		if (rows.length === 0) continue;
		const ids = rows.map((row) => row.id as string);
		await tx.deleteFrom(table).where('id', 'in', ids).execute();
		await tx
			.insertInto(table)
			.values(rows as never)
			.execute();
	}
}
