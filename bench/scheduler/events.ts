/** Events of every size, made by chance from fixed seeds. */
import type { Problem } from '#scheduler';
import {
	brokerageEvent,
	LOOKS,
	lookAlike,
	oversubscribed,
	planted
} from '../../packages/scheduler/src/forms/generate.ts';

export function largeEvents(): { name: string; problem: Problem; limit: number }[] {
	const looks = ['forum-13', 'forum-14', 'tic-13crafc', 'forumt-14'];
	return [
		...looks.map((look) => ({
			name: `like ${look}`,
			problem: lookAlike({ seed: 1, ...LOOKS[look]! }),
			limit: 5
		})),
		...[1, 2, 3].map((seed) => ({
			name: `brokerage ${seed}`,
			problem: { ...brokerageEvent(seed), aims: ['held'] } as Problem,
			limit: 2
		})),
		{ name: 'planted 200', problem: plantedEvent(68, 200, 20, 60), limit: 10 },
		{ name: 'planted 1,000', problem: plantedEvent(41, 1000, 24, 300), limit: 10 },
		{ name: 'oversubscribed 1,000 / 8,000', problem: crowded(1000, 8000, 24, 300), limit: 5 },
		{ name: 'three days 5,000 / 40,000', problem: crowded(5000, 40_000, 60, 600), limit: 60 }
	];
}

function plantedEvent(seed: number, participants: number, slots: number, tables: number): Problem {
	return planted({ seed, participants, slots, tables }).problem;
}

function crowded(participants: number, wishes: number, slots: number, tables: number): Problem {
	const problem = oversubscribed({ seed: 1, participants, wishes, slots, tables });
	return { ...problem, aims: ['held'] };
}
