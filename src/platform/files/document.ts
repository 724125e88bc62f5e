import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { checkPicture } from './picture.ts';

export const largestDocument = 20_000_000;

const packed: Record<string, string> = {
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
	odt: 'application/vnd.oasis.opendocument.text',
	ods: 'application/vnd.oasis.opendocument.spreadsheet',
	odp: 'application/vnd.oasis.opendocument.presentation',
	zip: 'application/zip'
};

/** What a document really is: by its first bytes, and by its name where those are any archive's. */
export function checkDocument({
	name,
	content
}: {
	name: string;
	content: Uint8Array;
}): Outcome<string> {
	if (content.length === 0) return refuse('document_empty');
	if (content.length > largestDocument) return refuse('document_too_large');
	const start = new TextDecoder('latin1').decode(content.subarray(0, 1024));
	if (start.includes('%PDF-')) return accept('application/pdf');
	const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
	const archive = start.startsWith('PK') ? packed[ending] : undefined;
	if (archive) return accept(archive);
	const picture = checkPicture(content);
	if (picture.ok) return picture;
	return refuse(picture.reason === 'picture_too_large' ? picture.reason : 'document_wrong_type');
}
