import type { Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { demoHouse, newPage } from './house.ts';

type Wishes = NonNullable<Parameters<typeof newPage>[1]>;

/** The cookies of somebody of the demo world; everybody signs in once a run, in `demo-house.ts`. */
export function cookiesOf(email: string): { name: string; value: string }[] {
	const cookies = inject('signedIn')[email];
	if (!cookies) throw new Error(`${email} is not signed in for the stories`);
	return cookies;
}

/** A page of somebody of the demo world, at an address they may open. */
export async function signedIn(email: string, path: string, wishes: Wishes = {}): Promise<Page> {
	const page = await newPage(demoHouse(), wishes);
	const url = demoHouse();
	await page.context().addCookies(cookiesOf(email).map((cookie) => ({ ...cookie, url })));
	const answer = await page.goto(path);
	expect(answer?.status(), path).toBe(200);
	expect(new URL(page.url()).pathname, path).not.toContain('/sign-in');
	return page;
}
