import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { testDatabase } from '#platform/database/testing.ts';
import { calendarOf } from '../calendar/calendar.ts';
import { after, days, hours } from '../clock.ts';
import { giveAgain, listLetters, writeLetter } from './letter.server.ts';
import { mostAttempts, postalState } from './posting.ts';
import { postWaitingLetters, smtpCarrier, type Carrier } from './posting.server.ts';
import { decodedParts, decodedWords, mailServer } from './testing.ts';

const db = await testDatabase();
const now = new Date('2026-03-02T09:00:00Z');
const from = 'Osnova <osnova@lodz.example>';
const letter = {
	kind: 'test',
	to: 'anna@lodz.example',
	locale: 'pl' as const,
	subject: 'Zażółć',
	paragraphs: ['gęślą <jaźń>']
};
const bulgarian = {
	kind: 'test',
	to: 'elena@ruse.example',
	locale: 'bg' as const,
	subject: 'Потвърждаване на записа на „Българска асоциация за текстил, облекло и мода“',
	paragraphs: ['Здравейте, Елена! Вярно ли е все още всичко в записа?'],
	action: { label: 'Да, вярно е', href: 'https://osnova.example/bg/confirmation?token=a=b&c' }
};
const conference = {
	uid: 'conference',
	sequence: 1,
	stamp: now,
	startsAt: after(now, days(30)),
	endsAt: after(now, days(31)),
	timeZone: 'Europe/Warsaw',
	title: 'Zjazd w Łodzi'
};
const quick = { connectionTimeout: 500, greetingTimeout: 500, socketTimeout: 500 };

beforeEach(() => db.deleteFrom('letter').execute());

async function peer(...told: Parameters<typeof mailServer>) {
	const server = await mailServer(...told);
	onTestFinished(() => server.close());
	return { ...server, carry: smtpCarrier(server.url, from, quick) };
}

describe('posting', () => {
	it('carries each letter once, though two post at once', async () => {
		for (let i = 0; i < 6; i += 1) await writeLetter(db, letter);
		const carried: string[] = [];
		const carry: Carrier = ({ id }) => Promise.resolve(void carried.push(id));
		await Promise.all([postWaitingLetters(db, carry, now), postWaitingLetters(db, carry, now)]);
		expect(new Set(carried).size).toBe(6);
		expect(carried).toHaveLength(6);
	});

	it('writes text as it is and HTML that cannot be broken', async () => {
		await writeLetter(db, letter);
		const [kept] = await listLetters(db, {});
		expect(kept?.text).toContain('gęślą <jaźń>');
		expect(kept?.html).toContain('gęślą &lt;jaźń&gt;');
	});
});

describe('a mail server', () => {
	it('gets Polish and Bulgarian letters whole', async () => {
		const { carry, received } = await peer();
		await writeLetter(db, letter);
		const id = await writeLetter(db, bulgarian);
		expect(await postWaitingLetters(db, carry, now)).toBe(2);
		expect(received.map(({ to }) => to)).toEqual([letter.to, bulgarian.to]);
		const [polish, second] = received;
		if (!polish || !second) throw new Error('two letters were sent');
		expect(decodedWords(polish.headers.subject ?? '')).toBe('Zażółć');
		expect(decodedWords(second.headers.subject ?? '')).toBe(bulgarian.subject);
		expect(second.headers['message-id']).toBe(`<${id}@lodz.example>`);
		// 7 bits and short lines: any server on the way may carry it.
		expect(second.raw).toMatch(/^[\x20-\x7e\r\n\t]*$/);
		for (const line of second.raw.split('\r\n')) expect(line.length).toBeLessThan(999);
		const parts = decodedParts(second);
		expect(parts['text/plain']).toContain('Вярно ли е все още всичко');
		expect(parts['text/plain']).toContain(bulgarian.action.href);
		expect(parts['text/html']).toContain('token=a=b&amp;c');
		expect(decodedParts(polish)['text/html']).toContain('gęślą &lt;jaźń&gt;');
	});

	it('gets the invitation of a letter as what mail programs take for one', async () => {
		const { carry, received } = await peer();
		const calendar = calendarOf([conference], { method: 'REQUEST' });
		await writeLetter(db, { ...letter, calendar });
		await postWaitingLetters(db, carry, now);
		const { raw = '' } = received[0] ?? {};
		// Words, page and invitation are one thing said three ways; the file beside them is for the rest.
		expect([...raw.matchAll(/^content-type: ([\w/]+)/gim)].map(([, kind]) => kind)).toEqual([
			'multipart/mixed',
			'multipart/alternative',
			'text/plain',
			'text/html',
			'text/calendar',
			'application/ics'
		]);
		expect(raw).toMatch(/content-type: text\/calendar; charset=utf-8; method=REQUEST/i);
		expect(raw).toContain('filename=invite.ics');
		const [, part = ''] = /filename=invite\.ics[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(raw) ?? [];
		expect(Buffer.from(part, 'base64').toString('utf8')).toBe(calendar);
	});

	it('gets where letters of a sort are stopped by one click', async () => {
		const { carry, received } = await peer();
		const href = `https://osnova.example/pl/letters/stop?token=${'x'.repeat(120)}`;
		const items = [{ text: 'Dzianina <b>', href: 'https://osnova.example/a', note: 'Ruse & Łódź' }];
		const lists = [{ title: 'Nowe', items }];
		await writeLetter(db, { ...letter, lists, stop: { label: 'Nie chcę', href } });
		await postWaitingLetters(db, carry, now);
		const { headers = {}, ...rest } = received[0] ?? expect.unreachable('nothing was sent');
		expect(headers['list-unsubscribe']).toBe(`<${href}>`);
		expect(headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
		const parts = decodedParts({ headers, ...rest });
		expect(parts['text/html']).toContain('Dzianina &lt;b&gt;</a>');
		expect(parts['text/plain']).toMatch(/\* Dzianina <b>\r?\n {2}Ruse & Łódź\r?\n {2}https:/);
	});

	it('that refuses a recipient does not hold up the others; the letter waits and is tried again', async () => {
		let isRefusing = true;
		const { carry, received } = await peer((command, words) =>
			command === 'RCPT' && isRefusing && words.includes('anna') ? '550 mailbox unknown' : undefined
		);
		await writeLetter(db, letter);
		await writeLetter(db, bulgarian);
		expect(await postWaitingLetters(db, carry, now)).toBe(1);
		expect(await listLetters(db, { to: letter.to })).toMatchObject([
			{
				sentAt: null,
				attempts: 1,
				failure: expect.stringContaining('550 mailbox unknown') as string
			}
		]);
		expect(await postWaitingLetters(db, carry, now)).toBe(0);
		isRefusing = false;
		expect(await postWaitingLetters(db, carry, after(now, hours(1)))).toBe(1);
		expect(received.map(({ to }) => to)).toEqual([bulgarian.to, letter.to]);
		const [sent] = await listLetters(db, { to: letter.to });
		expect(sent).toMatchObject({ failure: null, waitUntil: null });
	});

	it('that goes on refusing gets the letter no more after some days, until it is given again', async () => {
		const { carry } = await peer((command) => (command === '.' ? '554 not today' : undefined));
		const id = await writeLetter(db, letter);
		for (let day = 0; day < 20; day += 1)
			await postWaitingLetters(db, carry, after(now, days(day)));
		const [kept] = await listLetters(db, {});
		expect(kept?.attempts).toBe(mostAttempts);
		expect(kept && postalState(kept)).toBe('given_up');
		await db.transaction().execute((tx) => giveAgain(tx, id));
		const better = await peer();
		expect(await postWaitingLetters(db, better.carry, after(now, days(20)))).toBe(1);
	});

	it.each([
		['is not there', undefined],
		['says nothing', () => ''],
		['is closing', () => '421 come back later'],
		['wants another sender', (command: string) => (command === 'MAIL' ? '553 no' : undefined)]
	])('that %s counts against no letter, however long', async (_, told) => {
		const away = await peer(told);
		if (!told) await away.close();
		await writeLetter(db, letter);
		await writeLetter(db, bulgarian);
		for (let hour = 0; hour < 6; hour += 1)
			expect(await postWaitingLetters(db, away.carry, after(now, hours(hour)), 1)).toBe(0);
		const waiting = await listLetters(db, {});
		expect(waiting.map(({ attempts }) => attempts)).toEqual([0, 0]);
		expect(waiting.some(({ failure }) => failure !== null)).toBe(true);
		const back = await peer();
		expect(await postWaitingLetters(db, back.carry, after(now, hours(31)))).toBe(2);
		expect(back.received).toHaveLength(2);
	});
});
