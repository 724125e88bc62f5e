/** How many announced meetings cannot stay where they were, whatever is done. */
import { rowAt, type Instance } from '../instance.ts';

/**
 * Counts those whose slot is closed to them, then, slot by slot, those of the rest that are too many
 * for the tables or for somebody's delegates. Of several lacks in one slot only the greatest counts,
 * since one meeting less may ease them all.
 * @param announced meeting → slot or −1
 */
export function leastChanges(instance: Instance, announced: Int32Array): number {
	const { meetings, slots, allowed } = instance;
	const bySlot: number[][] = Array.from({ length: slots }, () => []);
	let least = 0;
	for (let m = 0; m < meetings; m++) {
		const slot = announced[m]!;
		if (slot < 0) continue;
		if (allowed[m * slots + slot]) bySlot[slot]!.push(m);
		else least++;
	}
	bySlot.forEach((list, slot) => (least += tooMany(instance, list, slot)));
	return least;
}

function tooMany(instance: Instance, list: number[], slot: number): number {
	const { pools, poolsOf, who, room, slots } = instance;
	const taken = new Int32Array(pools.length);
	const load = new Int32Array(instance.agents);
	let size = 1;
	for (const meeting of list) {
		for (const pool of rowAt(poolsOf, meeting)) taken[pool]!++;
		const agents = rowAt(who, meeting);
		size = Math.max(size, agents.length);
		for (const agent of agents) load[agent]!++;
	}
	const crowd = load.reduce(
		(sum, count, agent) => sum + Math.max(0, count - room[agent * slots + slot]!),
		0
	);
	const lacks = pools.map(({ capacity }, pool) => taken[pool]! - capacity[slot]!);
	return Math.max(0, Math.ceil(crowd / size), ...lacks);
}
