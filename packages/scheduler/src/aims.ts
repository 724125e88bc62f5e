/** What makes one schedule better than another: each aim a named rule. The README's table is made from this list. */
import type { AimName } from './problem.ts';

export interface Aim {
	name: AimName;
	/** What a planner calls it. */
	title: string;
	/** What is counted; less is better. */
	counts: string;
	unit: string;
}

export const AIMS: Aim[] = [
	{
		name: 'held',
		title: 'As many wishes as possible',
		counts: 'the weights of all wishes that are not held',
		unit: 'weight'
	},
	{
		name: 'fairness',
		title: 'Nobody left behind',
		counts: 'the most wishes that any one participant goes without',
		unit: 'wishes'
	},
	{
		name: 'breaks',
		title: 'Few breaks',
		counts: 'runs of idle slots between two meetings of one participant on one day',
		unit: 'breaks'
	},
	{
		name: 'waiting',
		title: 'Little waiting',
		counts: 'idle slots between the first and the last meeting of each participant on each day',
		unit: 'slots'
	},
	{
		name: 'preferences',
		title: 'Times people like',
		counts: 'slots with a meeting outside the times that the participant prefers',
		unit: 'slots'
	},
	{
		name: 'changes',
		title: 'What was announced stays',
		counts: 'meetings of the announced schedule that are held in another slot, or not at all',
		unit: 'meetings'
	},
	{
		name: 'moves',
		title: 'Few changes of table',
		counts: 'times that a participant changes table between one meeting and the next on a day',
		unit: 'moves'
	}
];

export const DEFAULT_AIMS: AimName[] = ['held', 'fairness', 'breaks', 'waiting', 'moves'];
