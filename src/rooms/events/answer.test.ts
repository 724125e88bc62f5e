import { describe, expect, it } from 'vitest';
import { readAnswers } from './answer.form.ts';
import type { Question } from './question.ts';

const question = (id: string, changes: Partial<Question> = {}): Question => ({
	id,
	stage: 'registration',
	kind: 'short_text',
	labels: { pl: id },
	hints: {},
	options: [],
	isRequired: false,
	participantTypeIds: [],
	shownIfQuestionId: null,
	shownIfValues: [],
	prefill: null,
	position: 0,
	retiredAt: null,
	...changes
});

function read(questions: Question[], sent: Record<string, string[]>, typeId: string | null = null) {
	const { answers, problems } = readAnswers(questions, { typeId, sent: (id) => sent[id] ?? [] });
	return { ...Object.fromEntries(answers), problems: problems.map(({ reason }) => reason) };
}

describe('an answer', () => {
	it.each([
		['short_text', 'Łódź', 'Łódź'],
		['number', '3,5', 3.5],
		['date', '2026-02-28', '2026-02-28'],
		['country', 'BG', 'BG'],
		['phone', '+48 42 123-45-67', '+48 42 123-45-67'],
		['web_address', 'https://piot.example', 'https://piot.example'],
		['yes_no', 'no', 'no'],
		['consent', 'yes', 'yes']
	] as const)('of kind %s is read: %s', (kind, text, value) => {
		expect(read([question('a', { kind })], { a: [` ${text} `] })).toEqual({
			a: value,
			problems: []
		});
	});

	it.each([
		['number', 'three', 'answer_no_number'],
		['date', '2026-02-30', 'date_missing'],
		['country', 'XX', 'choice_missing'],
		['phone', 'later', 'answer_no_phone'],
		['web_address', 'javascript:alert(1)', 'wrong_web_address'],
		['yes_no', 'perhaps', 'choice_missing'],
		['one_of', 'nowhere', 'choice_missing'],
		['short_text', 'a'.repeat(301), 'answer_too_long']
	] as const)('of kind %s is refused: %s', (kind, text, reason) => {
		const options = [{ key: 'here', labels: { pl: 'tu' } }];
		expect(read([question('a', { kind, options })], { a: [text] }).problems).toEqual([reason]);
	});

	it('may be many', () => {
		const options = ['a', 'b', 'c'].map((key) => ({ key, labels: { pl: key } }));
		const many = question('m', { kind: 'many_of', options });
		expect(read([many], { m: ['a', 'c', 'a'] })).toEqual({ m: ['a', 'c'], problems: [] });
	});

	it('is missed only where it is required', () => {
		const consent = question('c', { kind: 'consent', isRequired: true, position: 1 });
		expect(read([question('a', { isRequired: true }), consent], {}).problems).toEqual([
			'answer_missing',
			'consent_missing'
		]);
		expect(read([question('a')], {}).problems).toEqual([]);
	});
});

describe('a question', () => {
	const meal = question('meal', { kind: 'yes_no' });
	const diet = question('diet', {
		isRequired: true,
		position: 1,
		shownIfQuestionId: 'meal',
		shownIfValues: ['yes']
	});
	const which = question('which', {
		isRequired: true,
		position: 2,
		shownIfQuestionId: 'diet',
		shownIfValues: ['other']
	});

	it('is asked only when another was answered so', () => {
		expect(read([meal, diet], { meal: ['no'], diet: ['vegan'] })).toEqual({
			meal: 'no',
			problems: []
		});
		expect(read([meal, diet], { meal: ['yes'] }).problems).toEqual(['answer_missing']);
	});

	it('hangs on the whole chain before it', () => {
		const sent = { meal: ['no'], diet: ['other'], which: [] };
		expect(read([meal, diet, which], sent).problems).toEqual([]);
		expect(read([meal, diet, which], { ...sent, meal: ['yes'] }).problems).toEqual([
			'answer_missing'
		]);
	});

	it('is for its participant types', () => {
		const own = question('own', { isRequired: true, participantTypeIds: ['speaker'] });
		expect(read([own], {}, 'guest').problems).toEqual([]);
		expect(read([own], {}, 'speaker').problems).toEqual(['answer_missing']);
	});

	it('retired is asked no more', () => {
		const old = question('old', { isRequired: true, retiredAt: new Date() });
		expect(read([old], { old: ['x'] })).toEqual({ problems: [] });
	});
});

describe('a file', () => {
	const poster = question('poster', { kind: 'file', isRequired: true });
	const given = (files: Map<string, unknown>) =>
		readAnswers([poster], { typeId: null, sent: () => ['/etc/passwd'], files });

	it('is what came along, never a text that was sent in its place', () => {
		expect(given(new Map()).problems).toEqual([{ questionId: 'poster', reason: 'file_missing' }]);
		const file = { file: 'id', name: 'poster.pdf' };
		expect(given(new Map([['poster', file]])).answers.get('poster')).toBe(file);
	});
});
