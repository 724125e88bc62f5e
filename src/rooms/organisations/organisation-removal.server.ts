import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import { newId } from '#platform/ids.ts';

/**
 * Takes organisations out for good, but for those changed or confirmed by somebody since they
 * were entered. Nobody may rely on them any more: the database would refuse.
 */
export async function removeOrganisations(
	tx: Transaction,
	actor: Actor,
	{ ids, importId }: { ids: readonly string[]; importId: string }
): Promise<{ kept: Set<string> }> {
	if (ids.length === 0) return { kept: new Set() };
	const untouched = await lockUntouched(tx, ids);
	const going = untouched.map(({ id }) => id);
	const goes = new Set(going);
	const kept = new Set(ids.filter((id) => !goes.has(id)));
	if (going.length === 0) return { kept };
	await takeOut(tx, going);
	await tell(tx, actor, going, importId);
	return { kept };
}

async function takeOut(tx: Transaction, going: readonly string[]): Promise<void> {
	await tx
		.deleteFrom('searchEntry')
		.where('subjectKind', '=', 'organisation')
		.where('subjectId', 'in', going)
		.execute();
	await tx
		.deleteFrom('confirmation')
		.where('subjectKind', '=', 'organisation')
		.where('subjectId', 'in', going)
		.execute();
	await tx
		.deleteFrom('confirmationRequest')
		.where('subjectKind', '=', 'organisation')
		.where('subjectId', 'in', going)
		.execute();
	await tx.deleteFrom('organisation').where('id', 'in', going).execute();
}

async function tell(
	tx: Transaction,
	actor: Actor,
	going: readonly string[],
	importId: string
): Promise<void> {
	const deeds = going.map((id) => ({
		id: newId(),
		actorId: actor.personId,
		onBehalfOfId: actor.onBehalfOfId,
		deed: 'organisation.removed',
		subjectKind: 'organisation' as const,
		subjectId: id,
		isPublic: true,
		details: JSON.stringify({ importId })
	}));
	await insertMany(tx, 'journal', deeds, { json: ['details'] });
}

/** Nobody has changed these or vouched for them since they were entered. */
const lockUntouched = (tx: Transaction, ids: readonly string[]) => {
	return tx
		.selectFrom('organisation')
		.select('id')
		.where('id', 'in', ids)
		.where('edition', '=', 1)
		.where('logoFileId', 'is', null)
		.where((eb) =>
			eb(
				eb
					.selectFrom('confirmation')
					.select(({ fn }) => fn.countAll<number>().as('count'))
					.where('subjectKind', '=', 'organisation')
					.whereRef('subjectId', '=', 'organisation.id'),
				'<=',
				1
			)
		)
		.forUpdate()
		.execute();
};
