import { beforeAll, describe, expect, test } from 'vitest';
import { createHash } from 'node:crypto';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { newId } from '#platform/ids.ts';
import { unwrap } from '#platform/outcome.ts';
import { addToChain } from '#rooms/agreements/chain.server.ts';
import { getAgreement } from '#rooms/agreements/agreement.server.ts';
import { changeFacts } from '#rooms/agreements/facts.server.ts';
import { sendToParties } from '#rooms/agreements/stages.server.ts';
import { dispatchRound } from './dispatch.server.ts';
import {
	digestOfText,
	findProofFlaw,
	plainText,
	type ProofEntry,
	type ProofRecord
} from './proof-check.ts';
import { readProofRecord, renderProof } from './proof.server.ts';
import { listSteps } from './round.server.ts';
import { aPlan, aRound, occasionAt, signingDay, signs } from './testing.ts';

const db = await testDatabase();
let record: ProofRecord;
let agreementId: string;
beforeAll(async () => {
	const round = await aRound(db, { withGate: true });
	({ agreementId } = round);
	for (const step of [round.gate, round.ewa, round.boris]) await signs(db, step);
	record = (await readProofRecord(db, agreementId))!;
});

test('a whole record holds, and its digests are those of the house', async () => {
	expect(await findProofFlaw(record)).toBeUndefined();
	for (const text of [
		'',
		'Zażółć',
		'ъ'.repeat(1000),
		'a'.repeat(55),
		'a'.repeat(56),
		'a'.repeat(64)
	])
		expect(digestOfText(text)).toBe(createHash('sha256').update(text).digest('hex'));
});

test('a title changed between two versions leaves both as they were', async () => {
	const { agreementId, roundId } = await aPlan(db);
	const at = { agreementId, now: signingDay };
	unwrap(await attempt(db, (tx) => sendToParties(tx, house, at)));
	const { edition, titles, summaries, areas, ...facts } = await getAgreement(db, agreementId);
	const { amountCents, currency, startsOn, endsOn, noticeMonths, renewal, renewalMonths } = facts;
	const change = {
		...{ amountCents, currency, startsOn, endsOn, noticeMonths, renewal, renewalMonths },
		...{ bindingLocale: null, reference: '', summaries, areas },
		titles: { ...titles, pl: 'Umowa ramowa' }
	};
	unwrap(await attempt(db, (tx) => changeFacts(tx, house, { ...at, edition, change })));
	const occasion = occasionAt();
	unwrap(await attempt(db, (tx) => dispatchRound(tx, house, { agreementId, occasion })));
	for (const step of await listSteps(db, roundId)) await signs(db, step);
	const told = (await readProofRecord(db, agreementId))!;
	expect(told.versions).toHaveLength(2);
	expect(await findProofFlaw(told)).toBeUndefined();
	expect(await renderProof(db, agreementId)).toContain('Umowa o współpracy');
});

test('what a signer takes away ends with the seals of their round, and holds', async () => {
	const { agreementId, roundId, boris, ewa } = await aRound(db);
	for (const step of [ewa, boris]) await signs(db, step);
	const seal = (of: string) => ({ kind: 'seal', at: signingDay, content: { roundId: of } });
	const add = (entry: Parameters<typeof addToChain>[2]) =>
		db.transaction().execute((tx) => addToChain(tx, agreementId, entry));
	const before = (await readProofRecord(db, agreementId, roundId))!;
	expect(before.chain.at(-1)?.kind).toBe('completion');
	await add(seal(roundId));
	await add({ kind: 'termination', at: signingDay, content: { reason: 'Poufne' } });
	await add(seal(roundId));
	const told = (await readProofRecord(db, agreementId, roundId))!;
	expect(told.chain.map(({ kind }) => kind).slice(-3)).toEqual(['completion', 'term', 'seal']);
	expect(await findProofFlaw(told)).toBeUndefined();
	expect(await renderProof(db, agreementId, roundId)).not.toContain('Poufne');
	expect(await readProofRecord(db, agreementId, newId())).toBeUndefined();
});

/** Whoever can write the file can also write its digests anew, but not the house's signature. */
function relinked(chain: ProofEntry[]): ProofEntry[] {
	let previousDigest = '0'.repeat(64);
	return chain.map((entry, at) => {
		const { digest: _, ...told } = { ...entry, number: at + 1, previousDigest };
		previousDigest = digestOfText(plainText(told));
		return { ...told, digest: previousDigest };
	});
}

type Mutation = [string, (copy: ProofRecord) => void];
const leafPaths = (value: unknown, path: (string | number)[] = []): (string | number)[][] =>
	value !== null && typeof value === 'object'
		? Object.entries(value).flatMap(([key, one]) => leafPaths(one, [...path, key]))
		: [path];

function changeAt(copy: unknown, path: (string | number)[]): void {
	const last = path.at(-1)!;
	const holder = path
		.slice(0, -1)
		.reduce((value, key) => (value as Record<string, unknown>)[key], copy) as Record<
		string,
		unknown
	>;
	const value = holder[last];
	holder[last] =
		typeof value === 'number'
			? value + 1
			: typeof value === 'string'
				? flipped(value)
				: value === null
					? 'x'
					: !value;
}

const flipped = (text: string): string =>
	text ? `${text[0] === '0' ? '1' : '0'}${text.slice(1)}` : 'x';

describe('any tampering is found', () => {
	test('whatever single value is changed', async () => {
		const paths = leafPaths(record);
		expect(paths.length).toBeGreaterThan(100);
		for (const path of paths) {
			const copy = structuredClone(record);
			changeAt(copy, path);
			expect(await findProofFlaw(copy), path.join('/')).toBeDefined();
		}
	});

	const acts: Mutation[] = [
		['an entry dropped', ({ chain }) => void chain.splice(3, 1)],
		['the last entry dropped', ({ chain }) => void chain.pop()],
		['everything dropped', ({ chain }) => void chain.splice(0)],
		['two entries changed over', ({ chain }) => void chain.splice(2, 2, chain[3]!, chain[2]!)],
		['an entry twice', ({ chain }) => void chain.splice(2, 0, chain[2]!)],
		['back-dated', ({ chain }) => void (chain[3]!.at = '2008-01-01T00:00:00.000Z')],
		[
			'a signature added',
			({ chain }) => void chain.push({ ...chain[3]!, number: chain.length + 1 })
		],
		['a version left out', ({ versions }) => void versions.pop()],
		[
			'another version put in',
			({ versions }) => void versions.push({ ...versions[0]!, versionId: newId() })
		],
		[
			'the key of another',
			({ head }) => void (head.publicKey = head.publicKey.replace(/[A-M]/, 'Z'))
		]
	];
	test.each(acts)('%s', async (_, tamper) => {
		const copy = structuredClone(record);
		tamper(copy);
		expect(await findProofFlaw(copy)).toBeDefined();
	});

	test.each(acts.slice(0, 7))('%s, and the chain written anew around it', async (_, tamper) => {
		const copy = structuredClone(record);
		tamper(copy);
		copy.chain = relinked(copy.chain);
		expect(await findProofFlaw(copy)).toBeDefined();
		const last = copy.chain.at(-1);
		Object.assign(copy.head, { number: last?.number, digest: last?.digest });
		expect(await findProofFlaw(copy)).toBeDefined();
	});
});

test('the file stands alone: six languages, nothing asked of any network', async () => {
	const page = (await renderProof(db, agreementId))!;
	for (const locale of ['pl', 'en', 'de', 'fr', 'ru', 'bg'])
		expect(page).toContain(`<main lang="${locale}"`);
	expect(page).not.toMatch(/(src|href)=|https?:\/\/|url\(|import\(/);
	expect(page).toContain('Ewa Nić');
	expect(page.length).toBeLessThan(400_000);
});
