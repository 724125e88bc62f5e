import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import type { Evidence } from './evidence.ts';

/** What the record is called where it stands; nothing where there is none. */
export async function labelOf(
	db: Database,
	{ kind, subjectId }: Evidence
): Promise<string | undefined> {
	if (!subjectId) return undefined;
	if (kind === 'event')
		return chosen(
			await db
				.selectFrom('eventText')
				.innerJoin('event', 'event.id', 'eventText.eventId')
				.select(['locale', 'name', 'originalLocale'])
				.where('event.id', '=', subjectId)
				.execute()
		);
	if (kind === 'agreement')
		return chosen(
			await db
				.selectFrom('agreementText')
				.innerJoin('agreement', 'agreement.id', 'agreementText.agreementId')
				.select(['locale', 'title as name', 'originalLocale'])
				.where('agreement.id', '=', subjectId)
				.execute()
		);
	return undefined;
}

const chosen = (rows: readonly { locale: Locale; name: string; originalLocale: Locale }[]) =>
	(rows.find(({ locale, originalLocale }) => locale === originalLocale) ?? rows[0])?.name;

/** Where the events that serve as evidence are found. */
export async function eventAddresses(
	db: Database,
	ids: readonly string[]
): Promise<Map<string, string>> {
	if (ids.length === 0) return new Map();
	const rows = await db
		.selectFrom('event')
		.select(['id', 'slug'])
		.where('id', 'in', [...ids])
		.execute();
	return new Map(rows.map(({ id, slug }) => [id, `/events/${slug}`]));
}

export async function findEvidenceFile(
	db: Database,
	agreementId: string,
	evidenceId: string
): Promise<string | undefined> {
	const row = await db
		.selectFrom('obligationEvidence')
		.innerJoin('obligationFulfilment', 'obligationFulfilment.id', 'fulfilmentId')
		.innerJoin('obligation', 'obligation.id', 'obligationFulfilment.obligationId')
		.select('obligationEvidence.fileId')
		.where('obligationEvidence.id', '=', evidenceId)
		.where('obligation.agreementId', '=', agreementId)
		.executeTakeFirst();
	return row?.fileId ?? undefined;
}
