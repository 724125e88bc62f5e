import { expect, test } from 'vitest';
import { countCover, coverageOf, type Kept } from './coverage.ts';

const kept = (standing: Kept['standing'], changes: Partial<Kept> = {}): Kept => ({
	...{ area: 'trainings', partyId: 'lodz', standing, times: standing === 'done' ? 1 : 0 },
	...changes
});

test.each([
	['nothing', [], 'silent'],
	['one promised', [kept('due')], 'promised'],
	['one done', [kept('done')], 'done'],
	['one done of two', [kept('done'), kept('due')], 'promised'],
	['one that comes round and is kept', [kept('due', { times: 2 })], 'done'],
	['one that comes round and is behind', [kept('overdue', { times: 2 })], 'promised'],
	['one that was let go', [kept('released')], 'silent'],
	['one that ended undone', [kept('ended')], 'promised'],
	['one of everybody', [kept('done', { partyId: null })], 'done'],
	['another’s', [kept('done', { partyId: 'ruse' })], 'silent'],
	['of another area', [kept('done', { area: 'communication' })], 'silent']
])('%s: %j is %s', (_, obligations, cover) => {
	const [row] = coverageOf(['trainings'], ['lodz'], obligations);
	expect(row?.cells[0]?.cover).toBe(cover);
});

test('each area and party has its field, and they are counted', () => {
	const obligations = [kept('overdue'), kept('done', { partyId: null, area: 'communication' })];
	const rows = coverageOf(['trainings', 'communication'], ['lodz', 'ruse'], obligations);
	expect(rows.map(({ cells }) => cells.map(({ cover }) => cover))).toEqual([
		['promised', 'silent'],
		['done', 'done']
	]);
	expect(rows[0]?.cells[0]).toMatchObject({ promised: 1, done: 0, overdue: 1 });
	expect(countCover(rows)).toEqual({ done: 2, promised: 1, silent: 1 });
});
