import type { OrganDraft } from './organ-fields.ts';
import type { OwnerKind, Texts } from './organ.ts';

type Usual = Omit<OrganDraft, 'establishedOn' | 'names' | 'tasks'> & {
	words: 'assembly' | 'council' | 'audit' | 'parties' | 'presidium';
};

const rules = { weighting: 'equal', quorumPercent: 50, majority: 'simple' } as const;

/** What most clusters and alliances of the trade have; everything in it can be changed afterwards. */
export const usualOrgans: Record<OwnerKind, readonly Usual[]> = {
	cluster: [
		{
			...rules,
			words: 'assembly',
			kind: 'assembly',
			composition: 'members',
			noticeDays: 14,
			proxiesEach: 1,
			termMonths: null
		},
		{
			...rules,
			words: 'council',
			kind: 'council',
			composition: 'council',
			noticeDays: 7,
			proxiesEach: 0,
			termMonths: 48
		},
		{
			...rules,
			words: 'audit',
			kind: 'audit_committee',
			composition: 'seats',
			noticeDays: 7,
			proxiesEach: 0,
			termMonths: 48
		}
	],
	alliance: [
		{
			...rules,
			words: 'parties',
			kind: 'assembly',
			composition: 'parties',
			noticeDays: 14,
			proxiesEach: 1,
			termMonths: null
		},
		{
			...rules,
			words: 'presidium',
			kind: 'presidium',
			composition: 'seats',
			noticeDays: 7,
			proxiesEach: 0,
			termMonths: 24
		}
	]
};

export function draftOfUsual(
	{ words: _, ...usual }: Usual,
	{ names, tasks, on }: { names: Texts; tasks: Texts; on: string }
): OrganDraft {
	return { ...usual, names, tasks, establishedOn: on };
}
