import { describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { enterList, readList } from './list-intake.server.ts';
import {
	addQuestion,
	changeQuestion,
	listQuestions,
	moveQuestion,
	retireQuestion,
	type QuestionDraft
} from './questions.server.ts';
import { anEvent, aRegistration, someDay } from './testing.ts';
import { saveAnswers } from './answers.server.ts';

const db = await testDatabase();
const occasion = { now: someDay, origin: 'https://osnova.example', secret: 'thread' };

const aDraft = (label: string, changes: Partial<QuestionDraft> = {}): QuestionDraft => ({
	stage: 'registration',
	kind: 'one_of',
	labels: { pl: label },
	hints: {},
	options: [
		{ key: 'a', labels: { pl: 'tak' } },
		{ key: 'b', labels: { pl: 'nie' } }
	],
	isRequired: false,
	participantTypeIds: [],
	shownIfQuestionId: null,
	shownIfValues: [],
	prefill: null,
	...changes
});

async function added(eventId: string, draft: QuestionDraft): Promise<string> {
	const outcome = await attempt(db, (tx) => addQuestion(tx, house, { eventId, draft }));
	if (!outcome.ok) throw new Error(outcome.reason);
	return outcome.value;
}

describe('a form changed after answers came', () => {
	it('keeps kind, chosen options and answers', async () => {
		const eventId = await anEvent(db, { name: 'Zjazd' });
		const id = await added(eventId, aDraft('Obiad?'));
		const registrationId = await aRegistration(db, eventId, { name: 'Anna' });
		const answers = new Map([[id, 'a']]);
		await attempt(db, (tx) => saveAnswers(tx, { registrationId, asked: [id], answers }, someDay));
		const change = (draft: QuestionDraft) =>
			attempt(db, (tx) => changeQuestion(tx, house, { eventId, id, draft }));
		expect(await change(aDraft('Obiad?', { kind: 'short_text', options: [] }))).toMatchObject({
			reason: 'question_has_answers',
			details: { count: 1 }
		});
		const without = aDraft('Obiad?', {
			options: ['b', 'c'].map((key) => ({ key, labels: { pl: key } }))
		});
		expect(await change(without)).toMatchObject({ reason: 'option_has_answers' });
		expect((await change(aDraft('Zostaje Pani na obiad?'))).ok).toBe(true);
		const retired = await attempt(db, (tx) => retireQuestion(tx, house, { eventId, id }, someDay));
		expect(retired).toMatchObject({ value: 'retired' });
		expect(await listQuestions(db, eventId)).toEqual([]);
		expect(await listQuestions(db, eventId, { withRetired: true })).toHaveLength(1);
	});

	it('lets go of a question nobody answered, and of what hung on it', async () => {
		const eventId = await anEvent(db, { name: 'Narada' });
		const first = await added(eventId, aDraft('Obiad?'));
		const hanging = { shownIfQuestionId: first, shownIfValues: ['a'] };
		const second = await added(eventId, aDraft('Jaki?', hanging));
		const up = { eventId, id: second, by: -1 as const };
		expect(await attempt(db, (tx) => moveQuestion(tx, house, up))).toMatchObject({
			reason: 'question_hangs_on_other'
		});
		expect(
			await attempt(db, (tx) => retireQuestion(tx, house, { eventId, id: first }, someDay))
		).toMatchObject({ value: 'removed' });
		expect(await listQuestions(db, eventId)).toMatchObject([{ shownIfQuestionId: null }]);
		expect((await attempt(db, (tx) => moveQuestion(tx, house, up))).ok).toBe(false);
	});

	it.each([
		[{ labels: {} }, 'label_missing'],
		[{ options: [] }, 'options_missing'],
		[{ shownIfQuestionId: '0199a5f0-0000-7000-8000-000000000001' }, 'condition_wrong']
	])('refuses %o', async (changes, reason) => {
		const eventId = await anEvent(db, { name: `Odczyt ${reason.replaceAll('_', ' ')}` });
		const draft = aDraft('Obiad?', changes);
		const outcome = await attempt(db, (tx) => addQuestion(tx, house, { eventId, draft }));
		expect(outcome).toMatchObject({ reason });
	});
});

describe('an imported list', () => {
	it('tells of doubled and wrong addresses, and enters the others', async () => {
		const eventId = await anEvent(db, { name: 'Targi' });
		await aRegistration(db, eventId, { name: 'Jest', email: 'jest@example.org' });
		const table =
			'Firma;Imię i nazwisko;E-mail\nTkalnia;Anna Nić;anna@example.org\n;Anna Nić;ANNA@example.org\n' +
			'Szwalnia;Jan Igła;jan@example.org\n;Jest;jest@example.org\n;Bez adresu;brak\n';
		const people = await readList(new TextEncoder().encode(table));
		if (!people.ok) throw new Error(people.reason);
		const list = { eventId, people: people.value, participantTypeId: null, locale: 'pl' as const };
		const done = await attempt(db, (tx) => enterList(tx, house, list, occasion));
		if (!done.ok) throw new Error(done.reason);
		expect(done.value.entered).toBe(2);
		expect(done.value.skipped.map(({ line, reason }) => [line, reason])).toEqual([
			[3, 'email_twice_in_list'],
			[5, 'registered_already'],
			[6, 'email_wrong']
		]);
	});
});
