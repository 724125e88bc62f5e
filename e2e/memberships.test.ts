import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectNoBarriers, looksIn } from './barriers.ts';
import { demoHouse, newPage } from './house.ts';
import { done, expectWords, press, text } from './pressing.ts';
import { signedIn } from './signed-in.ts';

const slug = 'klaster-innowacyjnego-przemyslu-i-mody';
const manage = `/pl/clusters/${slug}/manage`;
const manager = 'manager@lodz.example';
const send = (page: Page, action: string) =>
	press(page.locator(`form[action^="?/${action}"] button`).last());

const statement = (number: string, sum: string) => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>E2E</Id>
<Acct><Id><IBAN>PL61109010140000071219812874</IBAN></Id></Acct>
<Ntry><Amt Ccy="PLN">${sum}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-01-05</Dt></BookgDt>
<NtryDtls><TxDtls><RmtInf><Ustrd>${number}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>`;

async function takeIn(page: Page, content: string): Promise<void> {
	await page.goto(`${manage}/statements`);
	const file = { name: 'e2e.xml', mimeType: 'application/xml', buffer: Buffer.from(content) };
	await page.setInputFiles('[name=statement]', file);
	await press(page.locator('form[enctype] .form-actions button'));
}

describe('a firm without an account', () => {
	it('asks, declares, is admitted, signs and begins; its invoice is paid by a statement', async () => {
		const phone = { javaScriptEnabled: false, viewport: { width: 390, height: 800 } };
		const applicant = await newPage(demoHouse(), phone);
		await applicant.goto(`/pl/clusters/${slug}/joining`);
		await applicant.fill('[name=organisation_name]', 'Nitka i Córki sp. z o.o.');
		await applicant.fill('[name=contact_name]', 'Halina Nitka');
		await applicant.fill('[name=contact_email]', 'halina@nitka.example');
		await press(applicant.locator('.form-actions button'));
		await applicant.waitForURL(/\/applications\/[\w-]{20,}$/);
		const declare = applicant.locator('form[action^="?/declare"] .form-actions button');
		// The browser itself asks for what is missing.
		await declare.click();
		expect(await applicant.inputValue('[name=representative_name]')).toBe('Halina Nitka');
		await applicant.locator('[name=class]').first().check();
		await applicant.check('[name=consent_rules]');
		await applicant.check('[name=consent_privacy]');
		await press(declare);
		await applicant.waitForURL(/\/applications\/[\w-]{20,}$/);
		await expectWords(applicant, 'czeka na decyzję');

		const desk = await signedIn(manager, `${manage}/applications`);
		await press(desk.locator('main a', { hasText: 'Nitka i Córki' }));
		await desk.check('[name=outcome][value=admitted]');
		await desk.fill('[name=reference]', '7/2026');
		await send(desk, 'decide');
		await done(desk);

		await applicant.reload();
		await applicant.check('[name=agreed]');
		await send(applicant, 'sign');
		await expectWords(applicant, 'podpisane');
		await desk.reload();
		await send(desk, 'begin');
		await desk.locator('main a', { hasText: 'Do karty członka' }).waitFor();
		await applicant.reload();
		await expectWords(applicant, 'Są Państwo w klastrze');

		const year = new Date().getUTCFullYear();
		await desk.goto(`${manage}/fees?from=${year}-01-01&until=${year + 1}-01-01`);
		await send(desk, 'run');
		await desk.waitForURL(/\/invoices$/);
		await desk.goto(`${manage}/invoices?q=Nitka`);
		await press(desk.locator('main table a').first());
		await desk.waitForURL(/invoices\/[0-9a-f-]{36}$/);
		const number = /KIPIM\/\d{4}\/\d{4}/.exec(await text(desk))?.[0] ?? '';
		const sum = await desk.inputValue('[name=amount]');
		await takeIn(desk, statement(number, sum));
		await desk.waitForURL(/\/payments$/);
		await send(desk, 'certain');
		await done(desk);
		await takeIn(desk, statement(number, sum));
		await expectWords(desk, 'Nic się nie podwoiło');
		await desk.goto(`${manage}/invoices?q=Nitka`);
		await expectWords(desk, 'zapłacona');
	});
});

describe('whoever leads the cluster', () => {
	it('makes, renames, ends and brings back a class; of two the second is told', async () => {
		const page = await signedIn(manager, `${manage}/classes?add`);
		await page.fill('[name="name.pl"]', 'Wspierający');
		await page.fill('[name=code]', 'supporting');
		await press(page.locator('.form-actions button'));
		await press(page.locator('main a', { hasText: 'Wspierający' }).first());
		await page.waitForURL(/edit=/);
		const here = page.url();
		const other = await signedIn(manager, new URL(here).pathname + new URL(here).search);
		await other.fill('[name=votes]', '3');
		await press(other.locator('.form-actions button'));
		await done(other);
		await page.fill('[name="name.pl"]', 'Wspierający klaster');
		await press(page.locator('.form-actions button'));
		await page.locator('.notice.danger').waitFor();
		await expectWords(page, 'Ktoś zmienił tę klasę w międzyczasie');
		expect(await page.locator('main dl', { hasText: 'Głosy' }).textContent()).toContain('3');
		await expectNoBarriers(page);
		await press(page.locator('.form-actions button'));
		await done(page);
		const own = page.locator('section', { hasText: 'Wspierający klaster' }).last();
		await press(own.locator('form[action="?/retire"] button'));
		await page.locator('.retired li', { hasText: 'Wspierający klaster' }).waitFor();
		await press(page.locator('.retired form button').first());
		await page.locator('.retired').waitFor({ state: 'detached' });
	});

	it('asks what it wants to know, in its own order', async () => {
		const page = await signedIn(manager, `${manage}/joining?add`);
		await page.fill('[name="label.pl"]', 'Ilu ludzi u Państwa pracuje?');
		await page.selectOption('[name=kind]', 'number');
		await press(page.locator('.form-actions button'));
		await page.locator('tbody tr', { hasText: 'Ilu ludzi' }).waitFor();
		const asked = page.locator('tbody tr');
		const before = await asked.count();
		await press(asked.last().getByRole('button', { name: /^W górę/ }));
		await done(page);
		expect(await asked.nth(before - 2).textContent()).toContain('Ilu ludzi');
	});

	it('suspends by a resolution, and the two lead to each other', async () => {
		const page = await signedIn(manager, `/pl/clusters/${slug}/resolutions`);
		const href = await page.locator('main a[href*="/resolutions/0"]').first().getAttribute('href');
		await page.goto(`${manage}/members`);
		await press(page.locator('main a[href*="/manage/members/0"]').last());
		await press(page.locator('main a[href$="?do=suspend"]'));
		await page.locator('[name=resolution]').selectOption({ index: 1 });
		await press(page.locator('form[action^="?/suspend"] button').last());
		const led = page.locator('main dl a[href*="/resolutions/0"]');
		await led.waitFor();
		const member = new URL(page.url()).pathname;
		await press(led);
		await page.locator(`main a[href="${member}"]`).waitFor();
		expect(href).toBeTruthy();
		await page.goto(member);
		await press(page.locator('form[action="?/reinstate"] button'));
		await done(page);
	});
});

describe.each(['pl', 'bg'])('pages of membership and fees in %s', (locale) => {
	it('have no barrier that axe knows and fit a phone', async () => {
		const base = `/${locale}/clusters/${slug}/manage`;
		const page = await signedIn(manager, `${base}/applications`);
		const parts = [
			'applications',
			'joining',
			'classes',
			'classes?add',
			'fees',
			'invoices',
			'statements'
		];
		for (const part of [...parts, 'payments', 'arrears']) {
			await page.goto(`${base}/${part}`);
			await expectNoBarriers(page, looksIn(locale));
		}
		await page.goto(`/${locale}/clusters/${slug}/joining`);
		await expectNoBarriers(page, looksIn(locale));
	});
});
