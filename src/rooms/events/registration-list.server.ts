import type { Database } from '#platform/database/database.ts';
import type { RegistrationState } from './registration.ts';

export type RegistrationFilter = {
	text?: string;
	states?: readonly RegistrationState[];
	typeIds?: readonly string[];
};

/** The registrations of an event in order of arrival, as organisers look for them. */
export async function listRegistrations(
	db: Database,
	eventId: string,
	filter: RegistrationFilter,
	{ limit = 50, offset = 0 }: { limit?: number; offset?: number } = {}
) {
	const [{ total }, rows] = await Promise.all([
		wanted(db, eventId, filter)
			.select(({ fn }) => fn.countAll<number>().as('total'))
			.executeTakeFirstOrThrow(),
		wanted(db, eventId, filter)
			.selectAll()
			.orderBy('arrival')
			.orderBy('id')
			.limit(limit)
			.offset(offset)
			.execute()
	]);
	return { total: Number(total), rows };
}

function wanted(db: Database, eventId: string, { text, states, typeIds }: RegistrationFilter) {
	let query = db.selectFrom('registration').where('eventId', '=', eventId);
	if (states?.length) query = query.where('state', 'in', states);
	if (typeIds?.length) query = query.where('participantTypeId', 'in', typeIds);
	const like = text && `%${text.replace(/[%_\\]/g, '\\$&')}%`;
	if (like)
		query = query.where((or) =>
			or.or([
				or('name', 'ilike', like),
				or('email', 'ilike', like),
				or('organisationName', 'ilike', like)
			])
		);
	return query;
}

/** The answers of many, by registration and question. */
export async function listAnswersOf(
	db: Database,
	ids: readonly string[]
): Promise<Map<string, Map<string, unknown>>> {
	const rows = ids.length
		? await db
				.selectFrom('registrationAnswer')
				.select(['registrationId', 'questionId', 'value'])
				.where('registrationId', 'in', ids)
				.execute()
		: [];
	return new Map(
		[...Map.groupBy(rows, ({ registrationId }) => registrationId)].map(([id, answers]) => [
			id,
			new Map(answers.map(({ questionId, value }) => [questionId, value]))
		])
	);
}
