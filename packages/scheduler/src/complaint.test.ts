import { expect, test } from 'vitest';
import { Complaint } from './complaint.ts';
import { readJson } from './forms/json.ts';

const fair = {
	slots: [{ id: 1 }, { id: 2 }],
	tables: [{ id: 'A' }],
	participants: [{ id: 'lodz' }, { id: 'ruse' }],
	meetings: [{ id: 1, who: ['lodz', 'ruse'] }]
};

function complaintOf(more: object): Complaint {
	try {
		readJson(JSON.stringify({ ...fair, ...more }));
	} catch (error) {
		if (error instanceof Complaint) return error;
	}
	throw new Error('Nothing was wrong with it');
}

test.each<[string, object]>([
	['is "A", which an earlier one has already', { tables: [{ id: 'A' }, { id: 'A' }] }],
	[
		'names "lyon", who is not among the participants',
		{ meetings: [{ id: 1, who: ['lodz', 'lyon'] }] }
	],
	[
		'is 1.5, not a whole number from 0',
		{ meetings: [{ id: 1, who: ['lodz', 'ruse'], weight: 1.5 }] }
	],
	[
		'is "Łódź", not a known time zone',
		{
			participants: [
				{ id: 'lodz', hours: { zone: 'Łódź', from: '09:00', to: '10:00' } },
				{ id: 'ruse' }
			]
		}
	],
	[
		'is "9", not an hour such as "09:30"',
		{
			participants: [
				{ id: 'lodz', hours: { zone: 'Europe/Warsaw', from: '9', to: '10:00' } },
				{ id: 'ruse' }
			]
		}
	],
	[
		'stands in a circle: 1 after 2 after 1',
		{
			meetings: [
				{ id: 1, who: ['lodz', 'ruse'], after: [2] },
				{ id: 2, who: ['lodz', 'ruse'], after: [1] }
			]
		}
	]
])('is told: %s', (says, more) => {
	expect(complaintOf(more).message).toContain(says);
});
