import { found } from '#platform/guards/guard.server.ts';
import { documentOf, isDocumentFormat } from '#rooms/memberships/invoice-document.server.ts';
import { openHouse } from '../../../../../house.server.ts';
import { invoiceShown } from '../../../../invoice-shown.server.ts';
import type { RequestHandler } from './$types';

/** The invoice as PDF/A or as XML by EN 16931. */
export const GET: RequestHandler = async (event) => {
	const { format } = event.params;
	const wanted = found(isDocumentFormat(format) ? format : undefined);
	const invoice = await invoiceShown(event);
	const { files } = await openHouse();
	const { name, mediaType, content } = await documentOf(event.locals.db, files, invoice, wanted);
	return new Response(content, {
		headers: {
			'content-type': mediaType,
			'content-disposition': `${wanted === 'pdf' ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
			'cache-control': 'private, no-store'
		}
	});
};
