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
	['given_twice', { tables: [{ id: 'A' }, { id: 'A' }] }],
	['unknown_name', { meetings: [{ id: 1, who: ['lodz', 'lyon'] }] }],
	['not_a_number', { meetings: [{ id: 1, who: ['lodz', 'ruse'], weight: 1.5 }] }],
	[
		'unknown_zone',
		{
			participants: [
				{ id: 'lodz', hours: { zone: 'Łódź', from: '09:00', to: '10:00' } },
				{ id: 'ruse' }
			]
		}
	],
	[
		'not_an_hour',
		{
			participants: [
				{ id: 'lodz', hours: { zone: 'Europe/Warsaw', from: '9', to: '10:00' } },
				{ id: 'ruse' }
			]
		}
	],
	[
		'in_a_circle',
		{
			meetings: [
				{ id: 1, who: ['lodz', 'ruse'], after: [2] },
				{ id: 2, who: ['lodz', 'ruse'], after: [1] }
			]
		}
	]
])('%s', (word, more) => {
	expect(complaintOf(more).word).toBe(word);
});

test('whatever is none of these is out of place', () => {
	expect(new Complaint({ field: 'row' }, 'holds "?" out of place').word).toBe('out_of_place');
});
