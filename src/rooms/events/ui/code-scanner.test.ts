import { describe, expect, it } from 'vitest';
import { cameraFailure, sightings } from './code-scanner.ts';

describe('a code before the camera', () => {
	it('is read once while it is held there, and again after it was away', () => {
		const isNew = sightings();
		const seen = [0, 200, 1_900, 3_800, 5_700, 7_699, 9_699].map((at) => isNew('ABCDEFGH', at));
		expect(seen).toEqual([true, false, false, false, false, false, true]);
		expect(isNew('HGFEDCBA', 9_700)).toBe(true);
		expect(isNew('ABCDEFGH', 9_701)).toBe(true);
	});
});

describe('a camera that does not open', () => {
	const thrown = (name: string) => Object.assign(new Error('no'), { name });

	it.each([
		['refused by the person', thrown('NotAllowedError'), true, 'refused'],
		['refused by a rule', thrown('SecurityError'), true, 'refused'],
		['not there', thrown('NotFoundError'), true, 'missing'],
		['busy elsewhere', thrown('NotReadableError'), true, 'failed'],
		['on a page without https', new TypeError('undefined'), false, 'insecure']
	])('because it is %s, says so', (_, what, hasCameras, said) => {
		expect(cameraFailure(what, hasCameras)).toBe(said);
	});
});
