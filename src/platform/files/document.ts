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
	const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
	const found = typeOf(ending, content);
	const said = saidBy(ending);
	// A picture by another picture's name opens all the same; anything else by a wrong name does not.
	if (said && found.reason !== 'picture_too_large' && groupOf(found.type) !== groupOf(said))
		return refuse('document_not_what_it_says');
	return found.type === undefined ? refuse(found.reason) : accept(found.type);
}

type Found = { type: string; reason?: undefined } | { type?: undefined; reason: string };

function typeOf(ending: string, content: Uint8Array): Found {
	const start = new TextDecoder('latin1').decode(content.subarray(0, 1024));
	if (start.includes('%PDF-')) return { type: 'application/pdf' };
	const archive = start.startsWith('PK') ? packed[ending] : undefined;
	if (archive) return { type: archive };
	const picture = checkPicture(content);
	if (picture.ok) return { type: picture.value };
	const isLarge = picture.reason === 'picture_too_large';
	return { reason: isLarge ? picture.reason : 'document_wrong_type' };
}

const groupOf = (type: string | undefined): string | undefined =>
	type?.startsWith('image/') ? 'image' : type;

/** What a file is by its name, where the name says anything that is taken. */
function saidBy(ending: string): string | undefined {
	if (ending === 'pdf') return 'application/pdf';
	return /^(?:png|jpe?g|webp)$/.test(ending) ? 'image/any' : packed[ending];
}
