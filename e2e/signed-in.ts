import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { demoHouse, newPage } from './house.ts';

type Wishes = NonNullable<Parameters<typeof newPage>[1]>;
const known = new Map<string, Promise<Exclude<Wishes['storageState'], string>>>();

/** Everybody signs in once; whoever did it all the time would be asked to wait. */
async function signIn(email: string) {
	const page = await newPage(demoHouse());
	await page.goto('/en/sign-in');
	await page.fill('[name=email]', email);
	await page.fill('[name=password]', 'osnova-demo');
	await page.locator('main form button.primary').first().click();
	await page.waitForURL((url) => url.pathname === '/en/desk');
	return page.context().storageState();
}

/** A page of somebody of the demo world, at an address they may open. */
export async function signedIn(email: string, path: string, wishes: Wishes = {}): Promise<Page> {
	known.set(email, known.get(email) ?? signIn(email));
	const page = await newPage(demoHouse(), { ...wishes, storageState: await known.get(email) });
	const answer = await page.goto(path);
	expect(answer?.status(), path).toBe(200);
	return page;
}
