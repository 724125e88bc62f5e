import { expect, test } from 'vitest';
import { sayMeetingDeed } from './deed-words.ts';

test.each([
	['brokerage.hours_set', 'Hours of the meetings set'],
	['timetable.published', 'Timetable published'],
	['timetable.begun', 'Timetable computed'],
	['meeting.unpinned', 'Change on the board'],
	['meeting.task_added', 'Result of a meeting'],
	['event.changed', undefined]
])('%s is told', (deed, told) => {
	expect(sayMeetingDeed({ deed }, 'en')).toBe(told);
});
