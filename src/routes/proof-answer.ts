import { fileNameOf } from '#rooms/signing/document.ts';

/** A proof to be kept; it is for those who signed and stays out of shared memories. */
export const proofAnswer = (html: string, reference: string): Response =>
	new Response(html, {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-disposition': `attachment; filename="${fileNameOf(reference)}-proof.html"`,
			'cache-control': 'private, no-store'
		}
	});
