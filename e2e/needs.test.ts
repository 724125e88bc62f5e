import { describe, expect, it } from 'vitest';
import { expectNoBarriers } from './barriers.ts';
import { demoHouse, newPage } from './house.ts';
import { done, expectWords, press, text } from './pressing.ts';
import { signedIn } from './signed-in.ts';

const ruse = 'clusters/balgarska-modna-asotsiatsiya';
const lack = 'Търсим ципове от рециклиран полиестер';

/** A request begun from a need is left, found among what was begun, and is still tied to it. */
async function goOnLater({ pathname, search }: URL) {
	const firm = await signedIn('firm@ruse.example', pathname + search);
	const kept = firm.waitForResponse((answer) => answer.url().includes('/marketplace/drafts'));
	await firm.fill('main [name="summary.bg"]', 'Плащаме в срок.');
	expect((await kept).status()).toBe(200);
	await firm.goto('/bg/marketplace/own');
	await press(firm.locator('main a[href*="draft="]', { hasText: lack }));
	await expectWords(firm, lack);
	expect(await firm.inputValue('main [name="summary.bg"]')).toBe('Плащаме в срок.');
	await press(firm.locator('.form-actions button.primary'));
	await done(firm);
}

describe('needs', () => {
	it('are said without scripts, once; the team answers, the member makes a request of it', async () => {
		const firm = await signedIn('firm@ruse.example', `/bg/${ruse}/needs`, {
			javaScriptEnabled: false
		});
		await expectNoBarriers(await signedIn('firm@ruse.example', `/bg/${ruse}/needs`));
		await press(firm.locator('.tools a.button.primary'));
		const say = async () => {
			await firm.fill('main [name=text]', lack);
			await firm.selectOption('main [name=kind]', 'supplier');
			await firm.selectOption('main [name=chain_step]', 'textile_fashion:accessories');
			await press(firm.locator('.form-actions button.primary'));
		};
		await say();
		await done(firm);
		const address = new URL(firm.url()).pathname;
		await firm.goto('/bg/needs/new');
		await say();
		await expectWords(firm, 'вече е казал това изречение');
		expect(await firm.locator(`main a[href="${address}"]`).count()).toBe(1);

		const team = await signedIn('manager@ruse.example', '/bg/desk');
		await press(team.locator('main a', { hasText: lack }).first());
		await expectWords(team, 'Дунав Трикотаж');
		await expectNoBarriers(team);
		await team.fill('main [name=text]', 'В Пловдив има производител; ще ви свържем.');
		await press(team.locator('button[formaction="?/words"]'));
		await done(team);

		await firm.goto(address);
		await expectWords(firm, 'ще ви свържем');
		await press(firm.locator('main a[href*="/marketplace/new"]'));
		expect(await firm.inputValue('main [name="title.bg"]')).toBe(lack);
		await goOnLater(new URL(firm.url()));
		await firm.goto(address);
		expect(await firm.locator('main a[href*="/bg/marketplace/"]', { hasText: lack }).count()).toBe(
			1
		);
	});

	it('are counted for those who belong there; a count leads to what it counts', async () => {
		const team = await signedIn('editor@lodz.example', '/pl/clusters');
		await team.goto('/pl/clusters/klaster-innowacyjnego-przemyslu-i-mody/needs?what=need');
		await expectNoBarriers(team);
		const bar = team.locator('.bars a', { hasText: 'Szycie odzieży' });
		await press(bar);
		await team.waitForURL(/step=textile_fashion/);
		await expectWords(team, 'Brakuje nam ośmiu szwaczek');
		const sheet = await team.request.get(
			'/pl/clusters/klaster-innowacyjnego-przemyslu-i-mody/needs/export.csv?what=need'
		);
		expect(await sheet.text()).toContain('Szukamy farbiarni z certyfikatem GOTS');
		const umbrella = await signedIn(
			'cloth@barcelona.example',
			'/en/alliances/cloth/needs?what=need'
		);
		const said = await text(umbrella);
		expect(said).toContain('linen cloth woven in Europe');
		expect(said).not.toContain('Дунав Трикотаж');
		const byCluster = umbrella.locator('.bars', { hasText: 'Clusters' }).locator('a').first();
		const name = (await byCluster.textContent())?.trim() ?? '';
		await press(byCluster);
		await umbrella.waitForURL(/cluster=/);
		await expectNoBarriers(umbrella);
		const table = await umbrella.request.get(
			`/en/alliances/cloth/needs/export.csv${new URL(umbrella.url()).search}`
		);
		expect(await table.text()).toContain(name);
		const stranger = await signedIn('nobody@lyon.example', '/fr/needs');
		expect((await stranger.request.get(`/fr/${ruse}/needs`)).status()).toBe(403);
	});

	it('stand in a picture of the chain that everybody reads, and partners fill its gaps', async () => {
		const page = await newPage(demoHouse());
		await page.goto(`/en/${ruse}/value-chain`);
		await expectNoBarriers(page);
		const step = page.locator('#textile_fashion-technical_textiles');
		expect(await step.textContent()).toContain('Teixits Igualada');
		await page.goto('/pl/clusters/klaster-innowacyjnego-przemyslu-i-mody/value-chain');
		expect(await page.locator('#textile_fashion-home_textiles').textContent()).toContain(
			'Габрово Текстил'
		);
		await page.goto('/de/alliances/cloth/value-chain');
		await expectNoBarriers(page);
		expect(await page.locator('ol li').count()).toBeGreaterThan(15);
	});
});
