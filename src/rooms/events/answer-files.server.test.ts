import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { house, visitor } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { diskFileStore } from '#platform/files/disk.server.ts';
import { newId } from '#platform/ids.ts';
import { unwrap } from '#platform/outcome.ts';
import { answerFiles, findAnswerFile, keepFiles, readFiles } from './answer-files.server.ts';
import { readAnswers, textsOf } from './answer.form.ts';
import { listAnswers, saveAnswers } from './answers.server.ts';
import { keptFileIn } from './question.ts';
import { addQuestion, listQuestions } from './questions.server.ts';
import { anEvent, aRegistration, someDay } from './testing.ts';

const db = await testDatabase();
const files = diskFileStore(await mkdtemp(path.join(tmpdir(), 'answers-')));
const poster = new File(['%PDF-1.7 plakat'], 'plakat.pdf');

async function asked(name: string) {
	const eventId = await anEvent(db, { name });
	const draft = {
		...{ stage: 'registration' as const, kind: 'file' as const, labels: { pl: 'Plakat' } },
		...{ hints: {}, options: [], isRequired: true, participantTypeIds: [] },
		...{ shownIfQuestionId: null, shownIfValues: [], prefill: null }
	};
	const id = unwrap(await attempt(db, (tx) => addQuestion(tx, house, { eventId, draft })));
	return { eventId, id, questions: await listQuestions(db, eventId) };
}

it('a file that was asked for is kept, and found by its event only', async () => {
	const { eventId, id, questions } = await asked('Sesja plakatowa');
	const registrationId = await aRegistration(db, eventId, { name: 'Anna' });
	const read = await readFiles(new Map([[id, poster]]), questions);
	const { answers, problems } = readAnswers(questions, {
		...{ typeId: null, sent: () => [], files: read.files }
	});
	expect([...read.problems, ...problems]).toEqual([]);
	await attempt(db, async (tx) => {
		const kept = await keepFiles(tx, { files, actor: visitor }, answers);
		return saveAnswers(tx, { registrationId, asked: [id], answers: kept }, someDay);
	});
	const value = (await listAnswers(db, registrationId)).get(id);
	expect(textsOf(value)).toEqual(['plakat.pdf']);
	const fileId = keptFileIn(value)?.file ?? '';
	expect((await answerFiles.execute(db)).rows).toEqual([{ id: fileId }]);
	expect(await findAnswerFile(db, eventId, fileId)).toMatchObject({
		...{ name: 'plakat.pdf', mediaType: 'application/pdf', bytes: poster.size }
	});
	const other = await asked('Inna sesja');
	expect(await findAnswerFile(db, other.eventId, fileId)).toBeUndefined();
	expect(await findAnswerFile(db, eventId, newId())).toBeUndefined();
});

it.each([
	['a program', new File(['MZ'], 'plakat.pdf'), 'document_not_what_it_says'],
	['too much', new File([Buffer.alloc(20_000_001, '%PDF-')], 'x.pdf'), 'document_too_large']
])('%s is refused', async (what, file, reason) => {
	const { id, questions } = await asked(`Sesja: ${what}`);
	const read = await readFiles(new Map([[id, file]]), questions);
	expect(read.problems).toEqual([{ questionId: id, reason }]);
	expect(read.files.size).toBe(0);
});
