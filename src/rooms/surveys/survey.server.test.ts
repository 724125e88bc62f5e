import { describe, expect, it } from 'vitest';
import { house, visitor } from '#platform/actor.ts';
import { after, hours } from '#platform/clock.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { locales } from '#platform/locale.ts';
import { unwrap } from '#platform/outcome.ts';
import { aPerson } from '#rooms/people/testing.ts';
import { listWritten, mayMake, mayPublish } from './access.ts';
import { answerToken, answererOf, bearerOf } from './answer-link.server.ts';
import { findAnswer } from './answer.server.ts';
import { saySurveyDeed, surveyDeeds } from './deed-words.ts';
import { writeSurveyLetters } from './letters.server.ts';
import { addQuestion, changeQuestion, moveQuestion, removeQuestion } from './questions.server.ts';
import { listQuestions } from './survey-record.server.ts';
import { changeTexts, copySurvey, deleteDraft, openSurvey } from './survey.server.ts';
import { aContact, aMember, answerFirst, aSurvey, aWriter, surveyDay as now } from './testing.ts';

const db = await testDatabase();
const act = <Value>(deed: Parameters<typeof attempt<Value>>[1]) => attempt(db, deed);

const answer = answerFirst.bind(null, db);

describe('making a survey', () => {
	it('begins from a template in six languages and is opened until a day to come', async () => {
		const { id } = await aSurvey(db, { isOpen: false });
		const questions = await listQuestions(db, id);
		expect(questions).toHaveLength(6);
		expect(questions[0]?.texts.bg).toContain('организация');
		const open = (openUntil: string | null) =>
			act((tx) => openSurvey(tx, house, { id, openUntil }, now));
		expect(await open('2026-03-02')).toMatchObject({ ok: false, reason: 'survey_day_past' });
		expect(await open('2026-03-16')).toMatchObject({ ok: true });
		expect(await open('2026-03-17')).toMatchObject({ reason: 'survey_open_already' });
		expect(await act((tx) => deleteDraft(tx, house, { id }))).toMatchObject({
			reason: 'survey_was_open'
		});
	});

	it('a question that has answers keeps its meaning, and gains languages', async () => {
		const { id, memberIds } = await aSurvey(db);
		const [first, second] = await listQuestions(db, id);
		if (!first || !second) throw new Error('two questions are needed');
		const draft = { ...second, isSame: true };
		const change = (changes: object) =>
			act((tx) =>
				changeQuestion(tx, house, { surveyId: id, id: second.id, draft: { ...draft, ...changes } })
			);
		expect(await change({ texts: { ...second.texts, pl: 'Co Was boli?' } })).toMatchObject({
			ok: true
		});
		unwrap(await answer(id, memberIds[0]!));
		const has = { ok: false, reason: 'survey_has_answers' };
		expect(await change({ texts: { pl: 'Zupełnie coś innego?' } })).toMatchObject(has);
		expect(await change({ options: second.options.slice(1) })).toMatchObject(has);
		expect(await change({ kind: 'text' })).toMatchObject(has);
		const mended = { ...second.texts, pl: 'Co Was boli?', de: 'Was schmerzt?' };
		expect(await change({ texts: mended })).toMatchObject({ ok: true });
		const removing = { surveyId: id, id: second.id };
		expect(await act((tx) => removeQuestion(tx, house, removing))).toMatchObject(has);
		const late = { ...draft, isRequired: true, texts: { pl: 'Nowe' } };
		expect(await act((tx) => addQuestion(tx, house, { surveyId: id, draft: late }))).toMatchObject({
			reason: 'survey_question_late'
		});
		const moving = { surveyId: id, id: second.id, by: -1 as const };
		unwrap(await act((tx) => moveQuestion(tx, house, moving)));
		expect((await listQuestions(db, id))[0]?.id).toBe(second.id);
	});

	it('tells the second of two editors what the first wrote', async () => {
		const { id } = await aSurvey(db, { isOpen: false });
		const texts = { id, edition: 1, titles: { pl: 'Nasza ankieta' }, introductions: {} };
		unwrap(await act((tx) => changeTexts(tx, house, texts)));
		expect(await act((tx) => changeTexts(tx, house, texts))).toMatchObject({
			reason: 'changed_meanwhile',
			details: { edition: 2, theirs: { titles: { pl: 'Nasza ankieta' } } }
		});
	});

	it('a copy asks the same again; a question that was turned into another does not count as it', async () => {
		const { id, clusterId } = await aSurvey(db);
		const copy = unwrap(await act((tx) => copySurvey(tx, house, { id, clusterId }, now)));
		const [source, copied] = await Promise.all([listQuestions(db, id), listQuestions(db, copy)]);
		expect(copied.map(({ origin }) => origin)).toEqual(source.map(({ origin }) => origin));
		const draft = { ...copied[0]!, texts: { pl: 'Coś innego' }, isSame: false };
		const changed = { surveyId: copy, id: copied[0]!.id, draft };
		unwrap(await act((tx) => changeQuestion(tx, house, changed)));
		expect((await listQuestions(db, copy))[0]?.origin).toBe(copied[0]!.id);
		const elsewhere = { id, clusterId: crypto.randomUUID() };
		expect(await act((tx) => copySurvey(tx, house, elsewhere, now))).toMatchObject({
			reason: 'survey_gone'
		});
	});
});

describe('answering', () => {
	it('one answer an organisation, changed until the last day is over', async () => {
		const { id, memberIds } = await aSurvey(db);
		const [member] = memberIds as [string];
		unwrap(await answer(id, member));
		expect(await answer(id, member, { point: '1' })).toMatchObject({
			reason: 'changed_meanwhile',
			details: { edition: 1 }
		});
		unwrap(
			await answer(id, member, { edition: 1, point: '2', at: new Date('2026-03-16T23:00:00Z') })
		);
		const late = { edition: 2, at: new Date('2026-03-17T00:10:00Z') };
		expect(await answer(id, member, late)).toMatchObject({ reason: 'survey_not_open' });
		const held = await findAnswer(db, { surveyId: id, organisationId: member });
		expect(Object.values(held?.answers ?? {})).toEqual(['2']);
	});

	it('two of one firm at once: one is kept, the other is told', async () => {
		const { id, memberIds } = await aSurvey(db);
		const both = await Promise.all(['1', '5'].map((point) => answer(id, memberIds[0]!, { point })));
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: 'changed_meanwhile' });
	});

	it('is open to whoever writes for a member, and to nobody else', async () => {
		const { id, clusterId, memberIds } = await aSurvey(db);
		const survey = { id, clusterId };
		const elsewhere = await aSurvey(db);
		const grants = (scopeId: string, role: 'editor' | 'representative') => [
			{ role, scopeKind: 'organisation' as const, scopeId }
		];
		const of = (scopeId: string, role: 'editor' | 'representative' = 'editor') =>
			answererOf(db, survey, { ...visitor, grants: grants(scopeId, role) }, now);
		expect((await of(memberIds[0]!))?.organisationIds).toEqual([memberIds[0]]);
		expect(await of(memberIds[0]!, 'representative')).toBeUndefined();
		expect(await of(elsewhere.memberIds[0]!)).toBeUndefined();
		expect(await answererOf(db, survey, house, now)).toBeUndefined();
		expect(listWritten(house)).toEqual([]);
		const editor = {
			...visitor,
			grants: [{ role: 'editor', scopeKind: 'cluster', scopeId: clusterId }]
		} as const;
		expect([mayMake(editor, clusterId), mayPublish(editor, clusterId)]).toEqual([true, false]);
		expect(mayMake(editor, elsewhere.clusterId)).toBe(false);
	});

	it('a link is good for its reader, its survey and as long as they write for a member', async () => {
		const { id, clusterId, memberIds } = await aSurvey(db);
		const other = await aSurvey(db);
		const writer = await aWriter(db, 'Jolanta', [memberIds[0]!, memberIds[1]!]);
		const stranger = await aPerson(db, { name: 'Obcy' });
		const secret = 's';
		const token = (personId: string) =>
			answerToken(secret, id, { personId, organisationId: memberIds[0]!, email: '' });
		const read = (text: string, survey = { id, clusterId }) =>
			bearerOf(db, survey, { token: text, secret, now });
		const own = await read(token(writer.id));
		expect(own?.organisationIds).toEqual([memberIds[0], memberIds[1]].sort());
		expect(await read(token(stranger.id))).toBeUndefined();
		expect(await read(token(writer.id), other)).toBeUndefined();
		expect(await read(`${token(writer.id).slice(0, -2)}xx`)).toBeUndefined();
		for (const broken of ['', '.', 'p.x.y', 'c..'])
			expect(await read(broken), broken).toBeUndefined();
		const contact = {
			personId: null,
			organisationId: memberIds[2]!,
			email: 'Biuro@tkalnia.example'
		};
		const link = answerToken(secret, id, contact);
		expect(await read(link)).toBeUndefined();
		await aContact(db, memberIds[2]!, 'biuro@tkalnia.example');
		expect((await read(link))?.organisationIds).toEqual([memberIds[2]]);
	});
});

const lettersTo = async (surveyId: string) =>
	(await db.selectFrom('letter').selectAll().where('html', 'like', `%${surveyId}%`).execute()).sort(
		(a, b) => (a.toAddress < b.toAddress ? -1 : 1)
	);

describe('letters', () => {
	it('one a reader, in their language, once; one reminder to those who have not answered', async () => {
		const { id, clusterId, memberIds } = await aSurvey(db);
		const [one, two, three] = memberIds as [string, string, string];
		await aWriter(db, 'Jolanta', [one, two]);
		await aWriter(db, 'Борис', [two], 'bg');
		await aContact(db, three, `biuro-${id}@tkalnia.example`);
		await aContact(db, one, `nieproszony-${id}@tkalnia.example`);
		const occasion = { now, origin: 'https://o.example', secret: 's' };
		await Promise.all([writeSurveyLetters(db, occasion), writeSurveyLetters(db, occasion)]);
		await writeSurveyLetters(db, occasion);
		const invited = await lettersTo(id);
		expect(invited.map(({ locale }) => locale).sort()).toEqual(['bg', 'pl', 'pl']);
		expect(invited.find(({ locale }) => locale === 'bg')?.subject).toBe(
			'Анкета: Нужди и проблеми на бранша'
		);
		unwrap(await answer(id, one));
		unwrap(await answer(id, two));
		const later = { ...occasion, now: new Date('2026-03-13T10:00:00Z') };
		await Promise.all([writeSurveyLetters(db, later), writeSurveyLetters(db, later)]);
		const reminders = (await lettersTo(id)).filter(({ kind }) => kind === 'survey_reminder');
		expect(reminders.map(({ toAddress }) => toAddress)).toEqual([`biuro-${id}@tkalnia.example`]);
		const four = await aMember(db, clusterId, `Nowa ${id}`);
		await aWriter(db, 'Nowy', [four]);
		await writeSurveyLetters(db, { ...later, now: after(later.now, hours(1)) });
		await writeSurveyLetters(db, { ...later, now: after(later.now, hours(2)) });
		expect(await lettersTo(id)).toHaveLength(5);
	});
});

it('every deed upon a survey has words', async () => {
	const done = await db
		.selectFrom('journal')
		.select('deed')
		.distinct()
		.where('deed', 'like', 'survey.%')
		.execute();
	expect(done.length).toBeGreaterThan(5);
	for (const { deed } of done) expect(Object.keys(surveyDeeds)).toContain(deed);
	for (const deed of Object.keys(surveyDeeds))
		for (const locale of locales) expect(saySurveyDeed({ deed }, locale)).toBeTruthy();
});
