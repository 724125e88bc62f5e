import worker from '../../../../../../../check-in-worker.js?raw';
import type { RequestHandler } from './$types';

/** The page stands one level above its worker, which may look after no more than this page. */
export const GET: RequestHandler = ({ url }) =>
	new Response(worker, {
		headers: {
			'content-type': 'text/javascript; charset=utf-8',
			'cache-control': 'no-cache',
			'service-worker-allowed': url.pathname.replace(/\/worker\.js$/, '')
		}
	});
