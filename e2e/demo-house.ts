import type { TestProject } from 'vitest/node';
import { openHouse } from './house.ts';

/** Vitest calls this once a run: one house with the demo world for all stories. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const house = await openHouse();
	project.provide('demoHouse', house.address);
	return () => house.close();
}
