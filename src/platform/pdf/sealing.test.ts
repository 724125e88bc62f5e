import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { generateKeyPairSync } from 'node:crypto';
import forge from 'node-forge';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SealingKey } from './cades.ts';
import { offerTypesetting, renderPdf } from './pdf.server.ts';
import { findSealFlaw } from './seal-check.ts';
import { keyInPkcs12, makeKey } from './sealing-key.server.ts';
import { sealPdf } from './sealing.server.ts';
import { typesetInThread } from './thread.ts';

const now = new Date('2026-11-22T10:00:00Z');
const words = { name: 'Osnova', reason: 'Porozumienie', place: 'Jastrzębie-Zdrój', at: now };
const run = promisify(execFile);

let key: SealingKey;
let pdf: Uint8Array<ArrayBuffer>;
let folder: string;
beforeAll(async () => {
	key = await makeKey(now);
	pdf = await renderPdf(
		{ typst: '= Zażółć gęślą jaźń\nСъгласие #pagebreak() Согласие' },
		{},
		{ locale: 'pl', title: 'Porozumienie', now }
	);
	folder = await mkdtemp(join(tmpdir(), 'osnova seal '));
});
afterAll(() => rm(folder, { recursive: true }));

/** What pdfsig of poppler says of it; bin/test brings it along where it can. */
async function said(file: Uint8Array): Promise<string> {
	const path = join(folder, 'sealed.pdf');
	await writeFile(path, file);
	return (await run('pdfsig', [path])).stdout;
}

describe('a sealed document', () => {
	it('holds, and says what it is', () => {
		const sealed = Buffer.from(sealPdf(pdf, key, words));
		expect(findSealFlaw(sealed)).toBeUndefined();
		expect(sealed.subarray(0, pdf.length).equals(Buffer.from(pdf))).toBe(true);
		expect(sealed.toString('latin1')).toContain('/SubFilter /ETSI.CAdES.detached');
		expect(sealed.toString('latin1')).toContain('pdfaid:conformance>A<');
	});

	it('is found valid by pdfsig', async () => {
		const answer = await said(sealPdf(pdf, key, words));
		expect(answer).toContain('Signature Type: ETSI.CAdES.detached');
		expect(answer).toContain('Total document signed');
		expect(answer).toContain('Signature is Valid');
	});

	it('shows any change of a byte', async () => {
		const sealed = Buffer.from(sealPdf(pdf, key, words));
		for (const at of [200, Math.floor(pdf.length / 2), pdf.length + 40, sealed.length - 30]) {
			const changed = Buffer.from(sealed);
			changed[at] = (changed[at] ?? 0) ^ 1;
			expect(findSealFlaw(changed), `byte ${at}`).toBeDefined();
		}
		expect(findSealFlaw(Buffer.concat([sealed, Buffer.from('more')]))).toBe('not_whole');
		const [whole] = [Buffer.from(sealed)];
		whole[300] = (whole[300] ?? 0) ^ 1;
		expect(await said(whole)).not.toContain('Signature is Valid');
	});

	it('is sealed by a key on a curve as well', async () => {
		const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
		const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
		// A certificate of another key: what is asked here is how the signature is written.
		const sealed = Buffer.from(
			sealPdf(pdf, { privateKey: pem, certificates: key.certificates }, words)
		);
		expect(findSealFlaw(sealed)).toBe('signature');
		expect(sealed.toString('latin1')).toContain(
			Buffer.from('06082a8648ce3d040302').toString('latin1')
		);
	});
});

describe('a key of the operator’s own', () => {
	const pkcs12 = (password: string): Buffer => {
		const made = forge.pkcs12.toPkcs12Asn1(
			forge.pki.privateKeyFromPem(key.privateKey),
			[forge.pki.certificateFromPem(key.certificates[0] ?? '')],
			password,
			{ algorithm: 'aes256' }
		);
		return Buffer.from(forge.asn1.toDer(made).getBytes(), 'binary');
	};

	it('seals as ours does', () => {
		const own = keyInPkcs12(pkcs12('tajne'), 'tajne');
		expect(findSealFlaw(Buffer.from(sealPdf(pdf, own, words)))).toBeUndefined();
	});

	it('is refused in words when the password is another', () => {
		expect(() => keyInPkcs12(pkcs12('tajne'), 'inne')).toThrow('SEALING_KEY_PASSWORD');
		expect(() => keyInPkcs12(Buffer.from('no such file'), '')).toThrow('SEALING_KEY_FILE');
	});
});

it('a document is the same from a thread of its own', async () => {
	const letter = { typst: '= #it.name' };
	const head = { locale: 'bg', title: 'Писмо', now } as const;
	const here = await renderPdf(letter, { name: 'Щъркел' }, head);
	offerTypesetting(typesetInThread);
	expect(await renderPdf(letter, { name: 'Щъркел' }, head)).toEqual(here);
	await expect(renderPdf({ typst: '#it.nothing' }, {}, head)).rejects.toThrow('was not set');
});
