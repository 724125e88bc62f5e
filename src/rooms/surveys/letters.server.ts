import { hours, after } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import { insertMany } from '#platform/database/insert-many.ts';
import { writeLetters } from '#platform/mail/letter.server.ts';
import { listClusterNames } from '#rooms/clusters/cluster-record.server.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { addressDigest, answerToken } from './answer-link.server.ts';
import { listReaders } from './asked.server.ts';
import { surveyLetter } from './mail/survey-letter.ts';
import { lockSurvey } from './survey-record.server.ts';
import { isReminderDue, stateOf, type LetterKind } from './survey.ts';
import { textIn } from './survey-words.ts';

type Occasion = { now: Date; origin: string; secret: string };

const atOnce = 200;

/** Asks whoever was not asked yet, and reminds once, before the end, those who have not answered. */
export async function writeSurveyLetters(db: Database, occasion: Occasion): Promise<number> {
	const open = await db
		.selectFrom('survey')
		.selectAll()
		.where('openedAt', 'is not', null)
		.where('closedAt', 'is', null)
		.orderBy('id')
		.execute();
	let written = 0;
	for (const survey of open) {
		if (stateOf(survey, occasion.now) !== 'open') continue;
		written += await writeAll(db, survey.id, 'invitation', occasion);
		if (isReminderDue(survey, occasion.now))
			written += await writeAll(db, survey.id, 'reminder', occasion);
	}
	return written;
}

async function writeAll(db: Database, id: string, kind: LetterKind, occasion: Occasion) {
	let all = 0;
	for (;;) {
		const written = await writeSome(db, id, kind, occasion);
		all += written;
		if (written < atOnce) return all;
	}
}

/** Some letters and the word that they were written, together: nobody gets two and nobody none. */
const writeSome = (db: Database, id: string, kind: LetterKind, { now, origin, secret }: Occasion) =>
	db.transaction().execute(async (tx) => {
		const survey = await lockSurvey(tx, id);
		if (!survey || stateOf(survey, now) !== 'open' || survey.isDemo) return 0;
		const told = await listTold(tx, id);
		const isWaiting = (digest: string) => {
			const invited = told.get(`invitation ${digest}`);
			return kind === 'invitation'
				? !invited
				: invited !== undefined &&
						invited < after(now, -hours(20)) &&
						!told.has(`reminder ${digest}`);
		};
		const readers = await listReaders(tx, { surveyId: id, clusterId: survey.clusterId, now });
		const fresh = readers
			.map((reader) => ({ reader, addressDigest: addressDigest(reader.email) }))
			.filter((one) => isWaiting(one.addressDigest))
			.slice(0, atOnce);
		if (fresh.length === 0) return 0;
		const cluster = (await listClusterNames(tx, [survey.clusterId])).get(survey.clusterId);
		const words = { original: survey.originalLocale, openUntil: survey.openUntil ?? '' };
		await insertMany(
			tx,
			'surveyLetter',
			fresh.map((one) => ({
				...{ surveyId: id, kind, addressDigest: one.addressDigest, writtenAt: now }
			}))
		);
		await writeLetters(
			tx,
			fresh.map(({ reader }) => {
				const { locale } = reader;
				const token = answerToken(secret, id, reader);
				return surveyLetter(kind, {
					...{ reader, openUntil: words.openUntil },
					title: textIn(survey.titles, { locale, original: words.original }),
					introduction: textIn(survey.introductions, { locale, original: words.original }),
					cluster: cluster ? nameFor(cluster.texts, locale, cluster.originalLocale) : '',
					href: `${origin}/${locale}/surveys/${id}/answer?token=${token}`
				});
			})
		);
		return fresh.length;
	});

/** When somebody was written to, by the kind of the letter and the digest of the address. */
async function listTold(db: Database, surveyId: string): Promise<Map<string, Date>> {
	const rows = await db
		.selectFrom('surveyLetter')
		.select(['kind', 'addressDigest', 'writtenAt'])
		.where('surveyId', '=', surveyId)
		.execute();
	return new Map(rows.map((row) => [`${row.kind} ${row.addressDigest}`, row.writtenAt]));
}

/** How many were written to, of each kind. */
export async function countLetters(
	db: Database,
	surveyId: string
): Promise<Record<LetterKind, number>> {
	const rows = await db
		.selectFrom('surveyLetter')
		.select(({ fn }) => ['kind', fn.countAll<number>().as('count')])
		.where('surveyId', '=', surveyId)
		.groupBy('kind')
		.execute();
	const counts = { invitation: 0, reminder: 0 };
	for (const { kind, count } of rows) counts[kind] = Number(count);
	return counts;
}
