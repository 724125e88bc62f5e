import type { TestProject } from 'vitest/node';
import { openHouse } from './house.ts';
import { walkers } from './walkers.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** The cookies of the people of the demo world, by their address. */
		signedIn: Record<string, { name: string; value: string }[]>;
	}
}

const others = ['piot@lodz.example', 'okip@katowice.example', 'agency@torun.example'];

/** Vitest calls this once a run: one house with the demo world for all stories. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const house = await openHouse();
	const emails = [...Object.values(walkers).filter((email) => email !== null), ...others];
	const signedIn: Record<string, { name: string; value: string }[]> = {};
	// Whoever signs in more often than people do is asked to wait: once is enough for all stories.
	for (const email of emails) signedIn[email] = await signIn(house.address, email);
	project.provide('demoHouse', house.address);
	project.provide('signedIn', signedIn);
	return () => house.close();
}

async function signIn(address: string, email: string) {
	const answer = await fetch(`${address}/en/sign-in?/password`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: address, accept: 'text/html' },
		body: new URLSearchParams({ email, password: 'osnova-demo' })
	});
	if (answer.status !== 303) throw new Error(`signing in as ${email}: ${answer.status}`);
	return answer.headers.getSetCookie().map((cookie) => {
		const [pair = ''] = cookie.split(';');
		const at = pair.indexOf('=');
		return { name: pair.slice(0, at), value: decodeURIComponent(pair.slice(at + 1)) };
	});
}
