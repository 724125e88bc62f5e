import { describe, expect, it } from 'vitest';
import { judgeEntry } from './checklist.ts';
import { judgedIn } from './checklist-fields.ts';
import { fieldsOfDraft } from './entry-fields.ts';
import { anEntryDraft } from './testing.ts';

const unmet = (draft: ReturnType<typeof anEntryDraft>, pictures = 0) =>
	judgeEntry(draft, { pictures })
		.filter(({ isMet }) => !isMet)
		.map(({ point }) => point);

describe('the checklist', () => {
	const words = (count: number) => Array.from({ length: count }, () => 'słowo').join(' ');
	const whole = anEntryDraft(
		{
			title: 'Dzianina bawełniana dla odzieży dziecięcej',
			summary: words(20),
			advantages: words(8),
			partnerSought: words(8)
		},
		{
			stage: 'on_the_market',
			partnerships: ['supply'],
			wantedCountries: ['BG'],
			validUntil: '2026-08-01'
		}
	);

	it('has nothing to add where all is said, but another language', () => {
		expect(unmet(whole, 1)).toEqual(['second_language']);
	});

	it.each([
		['summary_full', { ...whole.texts.pl!, summary: words(19) }],
		['advantages_named', { ...whole.texts.pl!, advantages: words(7) }],
		['title_says_what', { ...whole.texts.pl!, title: 'Dzianina bawełniana GOTS' }]
	])('asks for %s', (point, pl) => {
		expect(unmet({ ...whole, texts: { pl } }, 1)).toContain(point);
	});

	it('asks an internship for no picture and no stage of development', () => {
		const asked = judgeEntry({ ...whole, kind: 'internship' }, { pictures: 0 });
		const points = asked.map(({ point }) => point);
		expect(points).not.toContain('picture_added');
		expect(points).not.toContain('stage_told');
	});

	it('judges what stands in the form as it judges the entry', () => {
		const typed = judgedIn(fieldsOfDraft(whole), 'en');
		expect(judgeEntry(typed, { pictures: 1 })).toEqual(judgeEntry(whole, { pictures: 1 }));
	});
});
