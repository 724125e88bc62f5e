import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { nameViolations } from '#platform/database/violations.ts';
import { newId } from '#platform/ids.ts';
import { record } from '#platform/journal/journal.server.ts';
import type { Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { vouchFor } from '#rooms/organisations/vouching.server.ts';
import { indexAlliance } from './alliance-entry.server.ts';
import { listAllianceProblems, type AllianceDraft } from './alliance.ts';

nameViolations({
	alliance_address_taken: 'address_taken',
	alliance_dates_cross: 'dates_cross',
	alliance_funding_dates_cross: 'dates_cross'
});

export async function registerAlliance(
	tx: Transaction,
	actor: Actor,
	draft: AllianceDraft,
	now: Date,
	{ isDemo = false }: { isDemo?: boolean } = {}
): Promise<Outcome<string>> {
	const refused = await findFault(tx, draft, null);
	if (refused) return refused;
	const id = newId();
	const { texts, funding, ...columns } = draft;
	await tx
		.insertInto('alliance')
		.values({
			id,
			...columns,
			isDemo,
			registeredAt: now,
			changedAt: now,
			logoFileId: null,
			dormantSince: null
		})
		.execute();
	await writeParts(tx, id, draft);
	await vouchFor(tx, actor, { kind: 'alliance', id }, now);
	await indexAlliance(tx, id, now);
	await record(tx, actor, {
		deed: 'alliance.registered',
		subject: { kind: 'alliance', id },
		isPublic: true
	});
	return accept(id);
}

export async function changeAlliance(
	tx: Transaction,
	actor: Actor,
	{ id, edition, draft }: { id: string; edition: number; draft: AllianceDraft },
	now: Date
): Promise<Outcome<number>> {
	const refused = await findFault(tx, draft, id);
	if (refused) return refused;
	const held = await tx
		.selectFrom('alliance')
		.select('edition')
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!held) return refuse('alliance_gone');
	const before = await readAllianceDraft(tx, id);
	if (held.edition !== edition)
		return refuse('changed_meanwhile', { edition: held.edition, theirs: before });
	const { texts, funding, ...columns } = draft;
	await tx
		.updateTable('alliance')
		.set({ ...columns, edition: edition + 1, changedAt: now, dormantSince: null })
		.where('id', '=', id)
		.execute();
	await writeParts(tx, id, draft);
	await vouchFor(tx, actor, { kind: 'alliance', id }, now);
	await indexAlliance(tx, id, now);
	await record(tx, actor, {
		deed: 'alliance.changed',
		subject: { kind: 'alliance', id },
		isPublic: true,
		details: { before, after: draft }
	});
	return accept(edition + 1);
}

export async function readAllianceDraft(db: Database, id: string): Promise<AllianceDraft> {
	const row = await db
		.selectFrom('alliance')
		.select(['slug', 'kind', 'originalLocale', 'foundedOn', 'endedOn', 'website'])
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const [texts, funding, statements] = await Promise.all([
		db
			.selectFrom('allianceText')
			.selectAll()
			.where('allianceId', '=', id)
			.orderBy('locale')
			.execute(),
		db.selectFrom('allianceFunding').selectAll().where('allianceId', '=', id).executeTakeFirst(),
		db
			.selectFrom('allianceFundingText')
			.selectAll()
			.where('allianceId', '=', id)
			.orderBy('locale')
			.execute()
	]);
	return {
		...row,
		texts: Object.fromEntries(
			texts.map(({ locale, name, shortName, description }) => [
				locale,
				{ name, shortName, description }
			])
		),
		funding: funding ? fundingOf(funding, statements) : null
	};
}

function fundingOf(
	{
		allianceId,
		...funding
	}: { allianceId: string } & Omit<NonNullable<AllianceDraft['funding']>, 'statements'>,
	statements: { locale: Locale; statement: string }[]
) {
	return {
		...funding,
		statements: Object.fromEntries(statements.map(({ locale, statement }) => [locale, statement]))
	};
}

async function findFault(db: Database, draft: AllianceDraft, ownId: string | null) {
	const problems = listAllianceProblems(draft);
	if (problems.length > 0) return refuse('draft_has_problems', { problems });
	const holder = await findAllianceId(db, draft.slug);
	return holder && holder !== ownId ? refuse('address_taken', { slug: draft.slug }) : undefined;
}

export async function findAllianceId(db: Database, slug: string): Promise<string | undefined> {
	const row = await db
		.selectFrom('alliance')
		.select('id')
		.where('slug', '=', slug)
		.executeTakeFirst();
	return row?.id;
}

async function writeParts(
	tx: Transaction,
	allianceId: string,
	draft: AllianceDraft
): Promise<void> {
	await tx.deleteFrom('allianceText').where('allianceId', '=', allianceId).execute();
	await tx.deleteFrom('allianceFunding').where('allianceId', '=', allianceId).execute();
	const texts = Object.entries(draft.texts).filter(([, { name }]) => name.trim());
	await tx
		.insertInto('allianceText')
		.values(texts.map(([locale, text]) => ({ allianceId, locale: locale as Locale, ...text })))
		.execute();
	if (!draft.funding) return;
	const { statements, ...funding } = draft.funding;
	await tx
		.insertInto('allianceFunding')
		.values({ allianceId, ...funding })
		.execute();
	const rows = Object.entries(statements)
		.filter(([, statement]) => statement.trim())
		.map(([locale, statement]) => ({ allianceId, locale: locale as Locale, statement }));
	if (rows.length) await tx.insertInto('allianceFundingText').values(rows).execute();
}
