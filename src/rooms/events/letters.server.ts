import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { record } from '#platform/journal/journal.server.ts';
import { locales, type Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import type { Texts } from './event.ts';
import type { LetterKind } from './letter-kind.ts';

/** The organiser's own words for one kind of letter, by language. */
export async function findLetterText(db: Database, eventId: string, kind: LetterKind) {
	const rows = await db
		.selectFrom('eventLetterText')
		.select(['locale', 'subject', 'body'])
		.where('eventId', '=', eventId)
		.where('kind', '=', kind)
		.execute();
	return new Map(rows.map(({ locale, ...text }) => [locale, text]));
}

/** Which letters have words of their own, in which languages. */
export async function listLetterTexts(db: Database, eventId: string) {
	return db
		.selectFrom('eventLetterText')
		.select(['kind', 'locale'])
		.where('eventId', '=', eventId)
		.orderBy('kind')
		.orderBy('locale')
		.execute();
}

/** Puts the organiser's words in place of ours; a language left empty has ours again. */
export async function saveLetterText(
	tx: Transaction,
	actor: Actor,
	{
		eventId,
		kind,
		subjects,
		bodies
	}: { eventId: string; kind: LetterKind; subjects: Texts; bodies: Texts }
): Promise<Outcome> {
	const written = locales.filter((locale) => subjects[locale] ?? bodies[locale]);
	const half = written.find((locale) => !subjects[locale] || !bodies[locale]);
	if (half) return refuse('letter_half_written', { language: half });
	await tx
		.deleteFrom('eventLetterText')
		.where('eventId', '=', eventId)
		.where('kind', '=', kind)
		.execute();
	const rows = written.map((locale: Locale) => ({
		eventId,
		kind,
		locale,
		subject: subjects[locale] ?? '',
		body: bodies[locale] ?? ''
	}));
	if (rows.length > 0) await tx.insertInto('eventLetterText').values(rows).execute();
	// Public, for the letters' words are remembered until something public changes.
	await record(tx, actor, {
		deed: 'event.letter_changed',
		subject: { kind: 'event', id: eventId },
		isPublic: true,
		details: { kind }
	});
	return accept();
}
