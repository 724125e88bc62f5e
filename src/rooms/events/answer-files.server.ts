import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { checkDocument } from '#platform/files/document.ts';
import type { FileStore } from '#platform/files/file-store.ts';
import { storeFile } from '#platform/files/files.server.ts';
import { sql } from 'kysely';
import type { AnswerProblem } from './answer.form.ts';
import type { KeptFile, Question } from './question.ts';

/** A file that came with a form, found to be what it says it is. */
export type GivenFile = { name: string; mediaType: string; content: Uint8Array };

/** The files a form brought for questions that ask for one; whatever else was sent is left unread. */
export async function readFiles(
	sent: ReadonlyMap<string, File>,
	questions: readonly Question[]
): Promise<{ files: Map<string, GivenFile>; problems: AnswerProblem[] }> {
	const files = new Map<string, GivenFile>();
	const problems: AnswerProblem[] = [];
	for (const { id: questionId } of questions.filter(({ kind }) => kind === 'file')) {
		const file = sent.get(questionId);
		if (!file) continue;
		const { name } = file;
		const content = new Uint8Array(await file.arrayBuffer());
		const checked = checkDocument({ name, content });
		if (checked.ok) files.set(questionId, { name, mediaType: checked.value, content });
		else problems.push({ questionId, reason: checked.reason });
	}
	return { files, problems };
}

/** Answers as they are kept: files in the store, with the name they came under. */
export async function keepFiles(
	tx: Transaction,
	{ files, actor }: { files: FileStore; actor: Actor },
	answers: ReadonlyMap<string, unknown>
): Promise<Map<string, unknown>> {
	const kept = new Map(answers);
	for (const [questionId, value] of answers) {
		if (!isGiven(value)) continue;
		const file = await storeFile(tx, files, actor, value);
		kept.set(questionId, { file, name: value.name } satisfies KeptFile);
	}
	return kept;
}

export const isGiven = (value: unknown): value is GivenFile =>
	typeof value === 'object' && value !== null && 'content' in value;

/** The files that answers name. */
export const answerFiles = sql<{ id: string }>`
	select (value ->> 'file')::uuid as id from registration_answer
	where jsonb_typeof(value) = 'object' and value ? 'file'`;

/** A file that somebody gave as an answer to a question of this event. */
export async function findAnswerFile(db: Database, eventId: string, fileId: string) {
	return db
		.selectFrom('registrationAnswer')
		.innerJoin('eventQuestion', 'eventQuestion.id', 'registrationAnswer.questionId')
		.innerJoin('storedFile', (join) => join.on('storedFile.id', '=', fileId))
		.select(['storedFile.name', 'digest', 'mediaType', 'bytes'])
		.where('eventQuestion.eventId', '=', eventId)
		.where('eventQuestion.kind', '=', 'file')
		.where(sql<boolean>`registration_answer.value ->> 'file' = ${fileId}`)
		.executeTakeFirst();
}
