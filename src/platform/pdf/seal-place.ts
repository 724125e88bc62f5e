/** Where the seal goes: what stands before and after it is what it covers. */
export type SealPlace = { pdf: Buffer; contentsAt: number; room: number };

type SealWords = { name: string; reason: string; place: string | null; at: Date };

/** Hexadecimal digits kept free for the seal: some 12 kB, enough for a chain of certificates. */
const room = 24_000;
const blank = '0000000000';

/**
 * Adds an invisible field for a seal behind the file as it stands (an incremental update): its
 * bytes are kept, so that what the archive standard asks for still holds. @throws on files with a
 * cross-reference stream, which Typst does not write
 */
export function prepareSeal(pdf: Uint8Array, words: SealWords): SealPlace {
	const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
	const known = readFile(file);
	const catalog = known.object(known.root);
	const firstPage = findFirstPage(known, refIn(catalog, 'Pages'));
	const seal = known.size;
	const field = seal + 1;
	const objects = new Map<number, string>([
		[known.root, withEntry(catalog, `/AcroForm << /SigFlags 3 /Fields [${field} 0 R] >>`)],
		[firstPage, withNote(known.object(firstPage), field)],
		[
			field,
			`<< /Type /Annot /Subtype /Widget /FT /Sig /T (Seal) /F 132 /Rect [0 0 0 0] /V ${seal} 0 R /P ${firstPage} 0 R >>`
		],
		[seal, sealObject(words)]
	]);
	return covered(appended(file, known, objects));
}

type Known = {
	size: number;
	root: number;
	info: string;
	id: string;
	crossAt: number;
	object(number: number): string;
};

function readFile(file: Buffer): Known {
	const text = file.toString('latin1');
	const crossAt = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
	const trailer = /trailer\s*<<([\s\S]*?)>>\s*startxref/.exec(text.slice(crossAt))?.[1];
	if (!trailer || !text.startsWith('xref', crossAt))
		throw new Error('a PDF without a plain cross-reference table cannot be sealed');
	const offsets = offsetsIn(text.slice(crossAt));
	return {
		size: Number(/\/Size (\d+)/.exec(trailer)?.[1]),
		root: refIn(trailer, 'Root'),
		info: /\/Info \d+ 0 R/.exec(trailer)?.[0] ?? '',
		id: /\/ID \[[\s\S]*?\](?=\s*(\/|$))/.exec(trailer)?.[0] ?? '',
		crossAt,
		object(number) {
			const from = offsets.get(number);
			if (from === undefined) throw new Error(`the PDF has no object ${number}`);
			const start = text.indexOf('obj', from) + 3;
			return text.slice(start, text.indexOf('endobj', start)).trim();
		}
	};
}

function offsetsIn(table: string): Map<number, number> {
	const first = Number(/^xref\s+(\d+)/.exec(table)?.[1]);
	const lines = table.slice(0, table.indexOf('trailer')).matchAll(/(\d{10}) \d{5} ([nf])/g);
	return new Map([...lines].map(([, offset], index) => [first + index, Number(offset)]));
}

function refIn(dictionary: string, key: string): number {
	const found = new RegExp(`/${key}\\s+(\\d+) 0 R`).exec(dictionary);
	if (!found) throw new Error(`the PDF names no ${key}`);
	return Number(found[1]);
}

function findFirstPage(known: Known, number: number): number {
	const kids = /\/Kids\s*\[\s*(\d+) 0 R/.exec(known.object(number));
	return kids ? findFirstPage(known, Number(kids[1])) : number;
}

const withEntry = (dictionary: string, entry: string): string =>
	dictionary.replace(/>>\s*$/, `${entry} >>`);

const withNote = (page: string, field: number): string =>
	/\/Annots\s*\[/.test(page)
		? page.replace(/\/Annots\s*\[/, `$&${field} 0 R `)
		: withEntry(page, `/Annots [${field} 0 R]`);

const sealObject = ({ name, reason, place, at }: SealWords): string =>
	`<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [0 ${blank} ${blank} ${blank}] ` +
	`/Contents <${'0'.repeat(room)}> /M (${pdfMoment(at)}) /Name ${pdfText(name)} /Reason ${pdfText(reason)}` +
	`${place ? ` /Location ${pdfText(place)}` : ''} >>`;

const pdfMoment = (at: Date): string =>
	`D:${at.toISOString().replace(/\D/g, '').slice(0, 14)}+00'00'`;

/** UTF-16 in hexadecimal, which no sign can break out of. */
const pdfText = (text: string): string =>
	`<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;

function appended(file: Buffer, known: Known, objects: Map<number, string>): Buffer {
	const parts = [file, Buffer.from('\n')];
	const places: [number, number][] = [];
	let at = file.length + 1;
	for (const [number, text] of objects) {
		const part = Buffer.from(`${number} 0 obj\n${text}\nendobj\n`, 'latin1');
		places.push([number, at]);
		parts.push(part);
		at += part.length;
	}
	const lines = places
		.toSorted(([one], [other]) => one - other)
		.map(([number, place]) => `${number} 1\n${String(place).padStart(10, '0')} 00000 n \n`);
	const size = Math.max(known.size, ...objects.keys()) + 1;
	const trailer = `trailer\n<< /Size ${size} /Root ${known.root} 0 R ${known.info} ${known.id} /Prev ${known.crossAt} >>`;
	const end = `xref\n${lines.join('')}${trailer}\nstartxref\n${at}\n%%EOF\n`;
	return Buffer.concat([...parts, Buffer.from(end, 'latin1')]);
}

/** Writes into the file which of its bytes are covered: all but the seal itself. */
function covered(pdf: Buffer): SealPlace {
	const contentsAt = pdf.lastIndexOf(`/Contents <${'0'.repeat(64)}`) + '/Contents '.length;
	const after = contentsAt + room + 2;
	const range = [contentsAt, after, pdf.length - after].map((one) => String(one).padEnd(10));
	const rangeAt = pdf.lastIndexOf(`/ByteRange [0 ${blank}`);
	pdf.write(`/ByteRange [0 ${range.join(' ')}]`, rangeAt, 'latin1');
	return { pdf, contentsAt, room };
}

/** What the seal is made over. */
export const coveredBytes = ({ pdf, contentsAt, room }: SealPlace): Buffer =>
	Buffer.concat([pdf.subarray(0, contentsAt), pdf.subarray(contentsAt + room + 2)]);

export function putSeal({ pdf, contentsAt, room }: SealPlace, seal: Uint8Array): Buffer {
	const digits = Buffer.from(seal).toString('hex');
	if (digits.length > room) throw new Error(`a seal of ${seal.length} bytes is too long`);
	pdf.write(digits, contentsAt + 1, 'latin1');
	return pdf;
}
