import { pathOf, type Door } from './doors.ts';
import { PROTOCOL_HEADER } from './environment.ts';

/** Where a letter's token alone says who asks. */
const stops = /^\/[a-z]{2}\/letters\/stop$/;

/**
 * Mail programs stop letters by a POST that comes from no page (RFC 8058), which the pages would take
 * for a forged one. It goes through as one of ours, and without the cookies that might make it one.
 */
export const oneClick: Door = (request, _response, next) => {
	const { method, headers } = request;
	if (method === 'POST' && stops.test(pathOf(request)) && !headers.origin) {
		delete headers.cookie;
		headers.origin = `${String(headers[PROTOCOL_HEADER])}://${headers.host}`;
	}
	next();
};
