import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '#platform/database/testing.ts';
import { writeLetter } from './letter.server.ts';
import { postWaitingLetters, type Carrier } from './posting.server.ts';

const db = await testDatabase();
const now = new Date('2026-03-02T09:00:00Z');
const letter = {
	kind: 'test',
	to: 'anna@lodz.example',
	locale: 'pl' as const,
	subject: 'Zażółć',
	paragraphs: ['gęślą <jaźń>']
};

beforeEach(() => db.deleteFrom('letter').execute());

describe('posting', () => {
	it('carries each letter once, though two post at once', async () => {
		for (let i = 0; i < 6; i += 1) await writeLetter(db, letter);
		const carried: string[] = [];
		const carry: Carrier = ({ id }) => Promise.resolve(void carried.push(id));
		await Promise.all([postWaitingLetters(db, carry, now), postWaitingLetters(db, carry, now)]);
		expect(new Set(carried).size).toBe(6);
		expect(carried).toHaveLength(6);
	});

	it('keeps what could not be carried and says why', async () => {
		await writeLetter(db, letter);
		await postWaitingLetters(db, () => Promise.reject(new Error('mailbox full')), now);
		const [kept] = await db.selectFrom('letter').selectAll().execute();
		expect(kept).toMatchObject({ sentAt: null, attempts: 1, failure: 'Error: mailbox full' });
	});

	it('writes text as it is and HTML that cannot be broken', async () => {
		await writeLetter(db, letter);
		const [kept] = await db.selectFrom('letter').selectAll().execute();
		expect(kept?.text).toContain('gęślą <jaźń>');
		expect(kept?.html).toContain('gęślą &lt;jaźń&gt;');
	});
});
