/** A document to be shown or kept; it is somebody's own and stays out of shared memories. */
export const pdfAnswer = (pdf: Uint8Array<ArrayBuffer>, name: string): Response =>
	new Response(pdf, {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `inline; filename="${name}.pdf"`,
			'cache-control': 'private, no-store'
		}
	});
