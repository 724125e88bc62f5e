import { expect, test } from 'vitest';
import { checkDocument, largestDocument } from './document.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

test.each([
	['talk.pdf', bytes('%PDF-1.7\n'), 'application/pdf'],
	['talk.exe', bytes('%PDF-1.7\n'), 'application/pdf'],
	[
		'slides.pptx',
		bytes('PK\u0003\u0004'),
		'application/vnd.openxmlformats-officedocument.presentationml.presentation'
	],
	['photo', png, 'image/png'],
	['photo.jpg', png, 'image/png']
])('%s is what its bytes say', (name, content, type) => {
	expect(checkDocument({ name, content })).toEqual({ ok: true, value: type });
});

test.each([
	['talk.pdf', bytes('MZ\u0090'), 'document_not_what_it_says'],
	['photo.png', bytes('%PDF-1.7\n'), 'document_not_what_it_says'],
	['talk.pdf', png, 'document_not_what_it_says'],
	['prices.xlsx', bytes('<html><table>'), 'document_not_what_it_says'],
	['page.html', bytes('<html><script>'), 'document_wrong_type'],
	['tool.jar', bytes('PK\u0003\u0004'), 'document_wrong_type'],
	['nothing.pdf', bytes(''), 'document_empty'],
	['film.pdf', new Uint8Array(largestDocument + 1), 'document_too_large']
])('%s is refused', (name, content, reason) => {
	expect(checkDocument({ name, content })).toMatchObject({ reason });
});
