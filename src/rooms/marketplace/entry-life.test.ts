import { describe, expect, it } from 'vitest';
import { entryStates } from './entry.ts';
import {
	entryStepKinds,
	isOpenToChange,
	mayTake,
	nextCheck,
	rebuildState,
	stateAfter,
	validUntil
} from './entry-life.ts';

describe('the life of an entry', () => {
	it.each([
		['draft', 0, 'published'],
		['draft', 1, 'submitted'],
		['returned', 2, 'submitted'],
		['submitted', 1, 'published'],
		['submitted', 2, 'checked'],
		['checked', 2, 'published']
	] as const)('from %s, where %i look at it, goes on to %s', (state, checks, next) => {
		expect(nextCheck(state, checks)).toBe(next);
		expect(mayTake(next, state)).toBe(true);
	});

	it('never leaves what is closed, and what was removed only by an appeal that was heard', () => {
		expect(entryStepKinds.filter((kind) => mayTake(kind, 'closed'))).toEqual([]);
		expect(entryStepKinds.filter((kind) => mayTake(kind, 'removed'))).toEqual([
			'appealed',
			'restored',
			'upheld'
		]);
		expect(stateAfter('upheld', 'removed')).toBe('removed');
		expect(stateAfter('restored', 'removed')).toBe('published');
	});

	it('is told by its steps', () => {
		expect(rebuildState(['submitted', 'returned', 'submitted', 'checked', 'published'])).toBe(
			'published'
		);
		expect(rebuildState(['published', 'asked', 'expired', 'renewed', 'asked'])).toBe('published');
	});

	it('is not written in while others look at it', () => {
		expect(entryStates.filter(isOpenToChange)).toEqual([
			'draft',
			'returned',
			'published',
			'expired'
		]);
	});
});

describe('how long it stands', () => {
	it.each([
		[null, 6, '2026-09-02'],
		['2026-05-01', 6, '2026-05-01'],
		['2027-05-01', 6, '2026-09-02'],
		['2026-01-01', 6, '2026-09-02'],
		['2026-03-02', 1, '2026-03-02']
	])('wished until %s, for at most %i months: until %s', (wished, months, until) => {
		expect(validUntil('2026-03-02', wished, months)).toBe(until);
	});

	it('ends on the last day of a shorter month', () => {
		expect(validUntil('2026-08-31', null, 6)).toBe('2027-02-28');
	});
});
