import { describe, expect, it } from 'vitest';
import { renderPdf, type Template } from './pdf.server.ts';
import { qrDrawing } from './qr.server.ts';

const now = new Date('2026-04-14T07:00:00Z');
const letter: Template<{ name: string; code: string }> = {
	typst: `#selvedge
= #it.name
#qr(it.code, "QR", 2cm)`
};
const written = async (name: string) =>
	renderPdf(
		letter,
		{ name, code: await qrDrawing('7K2M-9PQX') },
		{ locale: 'pl', title: 'List', now }
	);

describe('a document', () => {
	it('is tagged, in its language, with its fonts inside, and says so', async () => {
		const text = Buffer.from(await written('Zażółć gęślą jaźń')).toString('latin1');
		expect(text).toMatch(/^%PDF-1\.7/);
		expect(text).toContain('/StructTreeRoot');
		expect(text).toContain('/Lang (pl)');
		expect(text).toContain('pdfaid:part>2<');
		expect(text).toContain('pdfaid:conformance>A<');
		expect(text).toContain('/FontFile');
	});

	it('is the same file from the same data', async () => {
		expect(await written('Щъркел')).toEqual(await written('Щъркел'));
		expect(await written('Щъркел')).not.toEqual(await written('Ёж'));
	});

	it('takes words as words, whatever signs are in them', async () => {
		const strange = '#panic() = $x$ *fett* "quoted" \\ <label> @ref `raw`';
		await expect(written(strange)).resolves.toBeInstanceOf(Uint8Array);
	});

	it('says what is wrong with a template', async () => {
		const broken = { typst: '#it.nothing-like-this' };
		await expect(renderPdf(broken, {}, { locale: 'pl', title: 'x', now })).rejects.toThrow(
			'the document was not set'
		);
	});
});
