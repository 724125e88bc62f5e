import { describe, expect, it } from 'vitest';
import { expectNoBarriers, looksIn } from './barriers.ts';
import { demoHouse } from './house.ts';
import { expectWords, press, text } from './pressing.ts';
import { signedIn } from './signed-in.ts';

const berlin = '/events/cluster-to-cluster-berlin';
const phone = { viewport: { width: 390, height: 844 } };

describe('the delegate from Toruń', () => {
	it('reads her agenda on a phone, without JavaScript, and takes it into her calendar', async () => {
		const page = await signedIn('delegate@torun.example', `/pl${berlin}/meetings`, {
			...phone,
			javaScriptEnabled: false
		});
		expect(await page.locator('.agenda li').count()).toBe(4);
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.locator('a[href*="agenda.ics"]').click()
		]);
		const stream = await download.createReadStream();
		let calendar = '';
		for await (const part of stream) calendar += String(part);
		expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(4);
		expect(calendar).toContain('TZID=Europe/Berlin');
	});

	it('has her events and her meetings there in one calendar of her own', async () => {
		const page = await signedIn('delegate@torun.example', '/en/desk', { javaScriptEnabled: false });
		await press(page.getByRole('button', { name: 'calendar address' }));
		const feed = /https?:\/\/\S+\/calendar\/\S+\.ics/.exec(await text(page))?.[0] ?? '';
		const told = await (await fetch(feed.replace(/^https?:\/\/[^/]+/, demoHouse()))).text();
		const calendar = told.replace(/\r\n /g, '');
		expect(calendar).toMatch(/URL;VALUE=URI:\S+\/en\/events\/cluster-to-cluster-berlin\r\n/);
		expect(calendar.match(/UID:meeting-/g)?.length).toBeGreaterThanOrEqual(4);
		expect(calendar).toContain('/meetings/held/');
	});

	it('finds a partner with a reason, asks, and takes it back', async () => {
		const page = await signedIn('delegate@torun.example', `/en${berlin}/meetings/participants`);
		expect(await page.locator('.reasons li').count()).toBeGreaterThan(5);
		const free = page.locator('.card:not(:has(.badge)) a').first();
		const name = await free.textContent();
		await press(free);
		await page.fill('[name=message]', 'We look for a weaver.');
		await press(page.getByRole('button', { name: 'Send the request' }));
		await page.waitForURL(/requests/);
		await expectWords(page, name);
		await expectWords(page, 'We look for a weaver.');
		const asked = page.locator('li', { hasText: 'We look for a weaver.' });
		await press(asked.getByRole('button', { name: 'Withdraw' }));
		await page.waitForURL(/requests/);
		expect(await page.locator('li', { hasText: 'We look for a weaver.' }).textContent()).toContain(
			'withdrawn'
		);
	});

	it('cannot open another’s pages by naming them', async () => {
		const page = await signedIn('delegate@torun.example', `/en${berlin}/meetings`);
		const partner = await page.locator('.agenda .who a').first().getAttribute('href');
		const id = /participants\/([0-9a-f-]{36})/.exec(partner ?? '')?.[1] ?? '';
		const answer = await page.goto(`/en${berlin}/meetings?as=${id}`);
		expect(answer?.status()).toBe(403);
	});
});

describe('whoever speaks for somebody who never signs in', () => {
	it('does so visibly, and answers for them', async () => {
		const page = await signedIn(
			'manager@lodz.example',
			`/en${berlin}/manage/meetings/participants?silent=on`
		);
		await press(page.locator('a', { hasText: 'Act for this person' }).first());
		await page.waitForURL(/as=/);
		await expectWords(page, 'You are acting for');
		await press(page.locator('.notice a', { hasText: 'Requests that wait' }));
		await page.waitForURL(/requests/);
		await press(page.locator('form.answer').first().getByRole('button', { name: 'Accept' }));
		await page.waitForURL(/requests\?as=/);
		await expectWords(page, 'You have accepted.');
	});

	it('the agency reads its delegation’s 23 meetings, and a stranger does not', async () => {
		const manager = await signedIn(
			'manager@lodz.example',
			`/en${berlin}/manage/meetings/delegations`
		);
		const href = (await manager.locator('tbody a').first().getAttribute('href')) ?? '';
		const agency = await signedIn('agency@torun.example', href);
		const told = await text(agency);
		expect(told).toContain('Wanda Toruńska');
		expect(
			await agency.locator('.stat', { hasText: 'Meetings' }).locator('strong').first().textContent()
		).toBe('23');
		const stranger = await signedIn('nobody@lyon.example', '/en/desk');
		expect((await stranger.goto(href))?.status()).toBe(403);
	});
});

describe('the organiser', () => {
	it('moves a meeting by keyboard, is told what it brings, and takes it back', async () => {
		const page = await signedIn('manager@lodz.example', `/en${berlin}/manage/meetings/board`);
		await page.waitForLoadState('networkidle').catch(() => undefined);
		const chip = page.locator('.chip').last();
		const before = await chip.getAttribute('href');
		await chip.focus();
		await page.keyboard.press(' ');
		expect(await page.locator('.consequences').textContent()).not.toBe('');
		for (let row = 0; row < 40 && !(await page.locator('td.good').count()); row += 1)
			await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await page.waitForSelector('text=The meeting is moved');
		expect(before).toContain('meeting=');
		await press(page.locator('.changes').getByRole('button', { name: 'Undo' }).first());
		await page.waitForSelector('text=The change is taken back');
	});

	it('sees on one board what is done on another', async () => {
		const address = `/en${berlin}/manage/meetings/board`;
		const [one, other] = await Promise.all([
			signedIn('manager@lodz.example', address),
			signedIn('editor@lodz.example', address)
		]);
		const href = (await one.locator('.chip').first().getAttribute('href')) ?? '';
		await one.goto(href);
		await one.getByRole('button', { name: 'Pin', exact: true }).click();
		await other.waitForSelector('.chip.pinned');
		await one.goto(href);
		await one.getByRole('button', { name: 'Unpin' }).click();
		await other.waitForSelector('.chip.pinned', { state: 'detached' });
	});

	it('marks someone missing at the desk: the timetable is mended, and all of it can be undone', async () => {
		const page = await signedIn(
			'manager@lodz.example',
			`/en${berlin}/manage/meetings/desk?q=Halina`
		);
		await press(page.getByRole('button', { name: 'missing' }).first());
		await page.waitForURL(/change=/);
		await expectWords(page, 'Mended: moved');
		await press(page.locator('.notice').getByRole('button', { name: 'Undo' }));
		await page.waitForSelector('text=The change is taken back');
		await press(
			page.locator('li', { hasText: 'Halina' }).getByRole('button', { name: 'here again' })
		);
		// What the desk hears of the board leaves standing what it says of the last deed.
		await page.waitForFunction(() =>
			performance.getEntriesByType('resource').some(({ name }) => name.includes('__data.json'))
		);
		await page.evaluate(() => new Promise((after) => setTimeout(after, 500)));
		expect(await page.locator('.notice.success').first().textContent()).toContain('It is noted');
		await press(page.locator('header nav a').first());
		await expect.poll(() => page.locator('.notice.success').count()).toBe(0);
	});

	it('has two people meet on the spot, who had not planned it', async () => {
		const desk = `/en${berlin}/manage/meetings/desk`;
		const page = await signedIn('manager@lodz.example', `${desk}?q=Birgit+Tuchscherer`);
		const entry = (name: string) => page.locator('.people li', { hasText: name }).first();
		await press(entry('Birgit Tuchscherer').locator('a', { hasText: 'Meeting on the spot' }));
		await page.waitForURL(/first=/);
		await expectWords(page, 'Whom does Birgit Tuchscherer meet?');
		await page.fill('main [name=q]', 'Räsänen');
		await page.keyboard.press('Enter');
		await page.waitForURL(/q=/);
		await entry('Räsänen').locator('[name=slot]').waitFor();
		const slots = entry('Räsänen').locator('[name=slot] option');
		const arranged = page.locator('.notice.success');
		for (let slot = 0; slot < (await slots.count()); slot += 1) {
			await entry('Räsänen').locator('[name=slot]').selectOption({ index: slot });
			await press(entry('Räsänen').getByRole('button', { name: 'Arrange' }));
			await page.waitForSelector('.notice.success, .notice.danger');
			if (await arranged.count()) break;
			// Either has another meeting then: both are still chosen, another hour is asked for.
			expect(page.url(), (await page.locator('.notice').allTextContents()).join(' / ')).toContain(
				'first='
			);
		}
		expect(await arranged.count()).toBe(1);
		await page.goto(`/en${berlin}/manage/meetings/board`);
		const change = page.locator('.changes li').first();
		expect(await change.textContent()).toContain('Arranged');
		await press(change.getByRole('button', { name: 'Undo' }));
		await page.waitForSelector('text=The change is taken back');
	});

	it('computes a timetable and reads how good it is, with the checker’s word', async () => {
		const page = await signedIn('manager@lodz.example', `/en${berlin}/manage/meetings/timetable`);
		await press(page.getByRole('button', { name: 'Compute' }));
		await page.waitForSelector('text=An independent checker has gone through every rule');
		expect(await text(page)).not.toMatch(/comput/i);
		const certificate = await page.request.get(`${new URL(page.url()).pathname}/certificate.json`);
		const { answer, verdict } = (await certificate.json()) as {
			answer: { meetings: unknown[] };
			verdict: { broken: unknown[] };
		};
		expect(verdict.broken).toEqual([]);
		expect(answer.meetings.length).toBeGreaterThan(440);
	});

	it('enters an interpreter without JavaScript, says when they are there and who needs them', async () => {
		const page = await signedIn(
			'manager@lodz.example',
			`/en${berlin}/manage/meetings/specialists`,
			{ ...phone, javaScriptEnabled: false }
		);
		const add = page.locator('form[action="?/add"]');
		await add.locator('[name=name]').fill('Ana Petrova');
		await press(add.getByRole('button', { name: 'Add' }));
		await expectWords(page, 'at least two languages');
		await add.locator('[name=languages][value=bg]').check();
		await add.locator('[name=languages][value=pl]').check();
		await press(add.getByRole('button', { name: 'Add' }));
		await expectWords(page, 'Ana Petrova has been added.');
		const own = page
			.locator('section', { hasText: 'Interpreter' })
			.filter({ hasText: 'Bulgarian, Polish' });
		await own.getByText('When they are there').click();
		await own.locator('[name=slot]').first().uncheck();
		await press(own.getByRole('button', { name: 'Set the hours' }));
		await expectWords(page, 'The hours are set');
		expect(await own.locator('[name=slot]').first().isChecked()).toBe(false);
		await own.getByText('Asked for at').click();
		await press(own.getByRole('button', { name: 'Needed there' }));
		await expectWords(page, 'from the next timetable on');
		await press(own.getByRole('button', { name: 'No longer needed' }));
		const address = new URL(page.url()).pathname;
		for (const [locale, looks] of [
			['pl', ['phone']],
			['bg', ['desk']]
		] as const) {
			const aided = await signedIn('manager@lodz.example', address.replace('/en/', `/${locale}/`));
			await expectNoBarriers(aided, looks);
		}
		await page.goto(address.replace(/specialists$/, 'desk'));
		const ana = page.locator('li', { hasText: 'Interpreter: Ana Petrova' });
		await press(ana.getByRole('button', { name: 'missing' }));
		await expectWords(page, 'It is noted. No meeting had to change.');
		expect(await ana.locator('.badge').textContent()).toBe('missing');
		await press(ana.getByRole('button', { name: 'here again' }));
		await expectWords(page, 'It is noted.');
		expect(await ana.locator('.badge').count()).toBe(0);
		await page.goto(address);
		await press(own.getByRole('link', { name: 'Remove' }));
		await press(page.locator('.confirm button'));
		await expectWords(page, 'Removed.');
	});

	it('is asked before a slot with meetings goes', async () => {
		const page = await signedIn('manager@lodz.example', `/en${berlin}/manage/meetings/hours`);
		await page.locator('#until-0').fill('11:00');
		await press(page.getByRole('button', { name: 'Set the hours' }));
		await page.waitForSelector('text=Meetings that would be called off:');
		expect(await page.locator('[name=seen]').count()).toBe(1);
	});
});

describe.each(['pl', 'bg'])('in %s', (locale) => {
	it.each([
		['delegate@torun.example', '/meetings'],
		['delegate@torun.example', '/meetings/participants'],
		['delegate@torun.example', '/meetings/requests'],
		['delegate@torun.example', '/meetings/profile'],
		['manager@lodz.example', '/manage/meetings'],
		['manager@lodz.example', '/manage/meetings/hours'],
		['manager@lodz.example', '/manage/meetings/rules'],
		['manager@lodz.example', '/manage/meetings/timetable'],
		['manager@lodz.example', '/manage/meetings/board'],
		['manager@lodz.example', '/manage/meetings/desk'],
		['manager@lodz.example', '/manage/meetings/report']
	])('%s can use %s with any aid', async (email, path) => {
		const page = await signedIn(email, `/${locale}${berlin}${path}`);
		await expectNoBarriers(page, looksIn(locale));
	});
});
