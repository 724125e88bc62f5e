import { describe, expect, it } from 'vitest';
import { safeNext } from './guard.server.ts';

describe('the way back after signing in', () => {
	it.each([
		['/pl/desk', '/pl/desk'],
		['/bg/clusters?page=2', '/bg/clusters?page=2'],
		['//evil.example', '/home'],
		['/\\evil.example', '/home'],
		['https://evil.example', '/home'],
		['javascript:alert(1)', '/home'],
		['', '/home'],
		[null, '/home']
	])('%s leads to %s', (next, expected) => {
		expect(safeNext(next, '/home')).toBe(expected);
	});
});
