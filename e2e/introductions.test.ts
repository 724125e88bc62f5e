import { describe, expect, it } from 'vitest';
import { expectNoBarriers } from './barriers.ts';
import { demoHouse, newPage } from './house.ts';
import { done, expectWords, press, text } from './pressing.ts';
import { signedIn } from './signed-in.ts';

const noScripts = { javaScriptEnabled: false };
const message = 'Szukamy szwalni <b> na krótkie serie.';

/** Whoever does without scripts is looked after by eye; the check itself is one. */
async function hasNoBarriers(email: string, address: string): Promise<void> {
	await expectNoBarriers(await signedIn(email, new URL(address).pathname));
}

describe('the warm path', () => {
	it('leads from an organisation through somebody of one’s own, by their word, without scripts', async () => {
		const firm = await signedIn('firm@ruse.example', '/bg/desk', noScripts);
		const desk = await firm.content();
		const id = /roles\/organisation\/([0-9a-f-]{36})/.exec(desk)?.[1] ?? '';

		const asker = await signedIn('manager@lodz.example', `/pl/organisations/${id}`, noScripts);
		await press(asker.locator('aside a[href$="/introductions"]'));
		await hasNoBarriers('manager@lodz.example', asker.url());
		const piot = asker.locator('main .panel', { hasText: 'Ewa Nić' });
		await piot.locator('summary').click();
		await piot.locator('[name=message]').fill(message);
		await press(piot.locator('form button'));
		await done(asker);
		expect(await piot.textContent()).toContain('czeka na odpowiedź');

		const asked = await signedIn('piot@lodz.example', '/pl/account/introductions', noScripts);
		await hasNoBarriers('piot@lodz.example', asked.url());
		const request = asked.locator('main article', { hasText: message });
		await request.locator('[name=text]').fill('Chętnie, piszę do nich.');
		await press(request.locator('button[value=introduced]'));
		await done(asked);

		await asker.goto('/pl/account/introductions');
		await expectWords(asker, 'Chętnie, piszę do nich.');
	});

	it('says nothing to strangers, and ends when the word is taken back', async () => {
		const page = await signedIn('editor@lodz.example', '/pl/account/introductions', noScripts);
		const link = page.locator('main form[action="?/withdraw"]').first();
		const href = (await link.locator('a').getAttribute('href')) ?? '';
		const colleague = await signedIn('manager@lodz.example', href, noScripts);
		await expectWords(colleague, 'Tomasz Czółenko');
		const stranger = await signedIn('nobody@lyon.example', href, noScripts);
		expect(await text(stranger)).not.toContain('Tomasz Czółenko');
		const organisation = href.replace('/introductions', '');
		const visitor = await newPage(demoHouse());
		await visitor.goto(organisation);
		expect(await visitor.locator('a[href$="/introductions"]').count()).toBe(0);
		await press(link.locator('button'));
		await done(page);
		await colleague.goto(href);
		expect(await text(colleague)).not.toContain('Tomasz Czółenko');
		await page.goto(href);
		await page.fill('main [name=note]', 'Z targów');
		await press(page.locator('main form[action="?/offer"] button'));
		await done(page);
		await colleague.goto(href);
		await expectWords(colleague, 'Z targów');
	});
});
