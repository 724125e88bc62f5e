import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { demoHouse, newPage } from './house.ts';

/** What a proof says of itself, opened from a disk without any network: `whole` or `broken`. */
export async function verdictOf(html: string): Promise<string | null> {
	const folder = await mkdtemp(path.join(tmpdir(), 'osnova proof '));
	try {
		const file = path.join(folder, 'proof.html');
		await writeFile(file, html);
		const alone = await newPage(demoHouse(), { offline: true });
		await alone.goto(`file://${file}`);
		await alone.waitForSelector('html:not([data-verdict=unchecked])');
		return await alone.getAttribute('html', 'data-verdict');
	} finally {
		await rm(folder, { recursive: true });
	}
}

/** The personal link in the last letter to somebody who is asked to sign. */
export async function findSigningLink(email: string): Promise<string> {
	const page = await newPage(demoHouse());
	await page.goto(`/dev/mail?to=${email}`);
	const letters = await page
		.locator('a[href*="/dev/mail/"]')
		.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
	for (const letter of letters) {
		const told = await (await fetch(demoHouse() + letter)).text();
		const found = /\/pl\/signing\/[\w-]{30,}/.exec(told)?.[0];
		if (found) return found;
	}
	throw new Error(`no letter to ${email} carries a link to sign`);
}
