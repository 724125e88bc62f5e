import { describe, expect, it } from 'vitest';
import { lendSpecialists, needInterpreter, type Needing, type Specialist } from './specialist.ts';

const tongues = new Map([
	['ewa', ['pl', 'de']],
	['boris', ['bg']],
	['dieter', ['de']],
	['claire', []]
]);
const interpreter = (id: string, languages: string[], absent: string[] = []): Specialist => ({
	...{ id, kind: 'interpreter', name: id, languages, absent }
});
const wish = (id: string, who: string[], changes: Partial<Needing> = {}): Needing => ({
	...{ id, who, needs: [], standing: [], slotId: null },
	...changes
});
const lent = (wishes: Needing[], specialists: Specialist[]) =>
	Object.fromEntries(lendSpecialists(wishes, specialists, { tongues, slots: 3 }));

describe('an interpreter', () => {
	it.each([
		[['ewa', 'boris'], true],
		[['ewa', 'dieter'], false],
		[['ewa', 'claire'], false],
		[['ewa', 'dieter', 'boris'], true]
	])('is needed by %s: %s', (who, isNeeded) => {
		expect(needInterpreter(who, tongues)).toBe(isNeeded);
	});

	it('goes with those whom they can speak for, shared out by their hours', () => {
		const wishes = ['w1', 'w2', 'w3'].map((id) => wish(id, ['ewa', 'boris']));
		const two = [interpreter('ana', ['pl', 'bg']), interpreter('iva', ['de', 'bg'], ['s1'])];
		expect(lent(wishes, two)).toEqual({ w1: ['ana'], w2: ['ana'], w3: ['iva'] });
		expect(lent(wishes, [interpreter('kim', ['de', 'fr'])])).toEqual({ w1: [], w2: [], w3: [] });
	});

	it('stays with a meeting that stands, unless they are gone then', () => {
		const two = [interpreter('ana', ['pl', 'bg']), interpreter('iva', ['de', 'bg'], ['s1'])];
		const standing = (slotId: string) =>
			lent([wish('w1', ['ewa', 'boris'], { standing: ['iva'], slotId })], two);
		expect(standing('s2')).toEqual({ w1: ['iva'] });
		expect(standing('s1')).toEqual({ w1: ['ana'] });
	});
});

it('whom the organiser asked for goes with it, besides an interpreter or as one', () => {
	const expert: Specialist = { ...interpreter('dr', []), kind: 'expert' };
	const two = [interpreter('ana', ['pl', 'bg']), interpreter('iva', ['de', 'bg']), expert];
	const needs = (...ids: string[]) => lent([wish('w', ['ewa', 'boris'], { needs: ids })], two);
	expect(needs('dr')).toEqual({ w: ['ana', 'dr'] });
	expect(needs('iva')).toEqual({ w: ['iva'] });
	expect(needs('gone')).toEqual({ w: ['ana'] });
	expect(lent([wish('w', ['ewa', 'dieter'], { needs: ['dr'] })], two)).toEqual({ w: ['dr'] });
});
