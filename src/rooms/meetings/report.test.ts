import { expect, it } from 'vitest';
import { groupsOf, meetingsBetween, reportOf, type Known } from './report.ts';

const desk = (mark: 'held' | 'missed') => [{ markedBy: 'desk' as const, mark, missingId: null }];
const known: Known = {
	participants: [
		{ id: 'ewa', country: 'PL', sectors: ['13'] },
		{ id: 'jan', country: 'PL', sectors: ['14'] },
		{ id: 'boris', country: 'BG', sectors: ['13', '14'] },
		{ id: 'claire', country: null, sectors: [] }
	],
	requests: [
		{ askingId: 'ewa', askedId: 'boris', answer: 'accepted' },
		{ askingId: 'jan', askedId: 'boris', answer: 'accepted' },
		{ askingId: 'claire', askedId: 'ewa', answer: 'declined' },
		{ askingId: 'claire', askedId: 'jan', answer: null }
	],
	meetings: [
		{
			id: 'm1',
			who: ['ewa', 'boris'],
			marks: desk('held'),
			ratings: [4, 5],
			outcomes: [{ outcome: 'contract', amount: 900, months: 6 }]
		},
		{ id: 'm2', who: ['jan', 'boris'], marks: desk('missed'), ratings: [], outcomes: [] },
		{ id: 'm3', who: ['ewa', 'jan'], marks: [], ratings: [], outcomes: [] }
	],
	isOver: true
};

it('the report counts what there is, and gives shares only of what is known', () => {
	expect(reportOf(known)).toEqual({
		participants: 4,
		requests: 4,
		answered: 3,
		accepted: 2,
		acceptance: 0.5,
		planned: 3,
		fates: { held: 1, missed: 1, disputed: 0, unknown: 1 },
		kept: 0.5,
		perParticipant: 1.5,
		withoutMeeting: 1,
		rating: 4.5,
		outcomes: { contract: 1 },
		amount: 900
	});
	const nothing = reportOf({ ...known, participants: [], requests: [], meetings: [] });
	expect(nothing).toMatchObject({ acceptance: null, kept: null, rating: null, planned: 0 });
});

it('by country a meeting counts once for each country in it', () =>
	expect(groupsOf(known, ({ country }) => (country ? [country] : []))).toEqual([
		{ key: 'PL', participants: 2, meetings: 3, held: 1 },
		{ key: 'BG', participants: 1, meetings: 2, held: 1 }
	]));

it('who met whom is the same seen from both', () => {
	const { keys, counts } = meetingsBetween(known, ({ country }) => country);
	expect(keys).toEqual(['PL', 'BG']);
	expect(counts).toEqual([
		[1, 2],
		[2, 0]
	]);
});
