import { readFileSync } from 'node:fs';
import { answer, pathOf, type Door } from './doors.ts';

/** The page for what cannot be shown right now: in all six languages, and it looks again by itself. */
const page = readFileSync(new URL('../../error.html', import.meta.url), 'utf8').replaceAll(
	'%sveltekit.status%',
	'503'
);

/** Whoever comes before the house is open: people see the page, programs a word and when to come again. */
export const stillStarting: Door = (request, response) => {
	if (pathOf(request) === '/healthz') return answer(response, 200, 'alive\n');
	response.setHeader('retry-after', '2');
	if (request.headers.accept?.includes('text/html')) answer(response, 503, page, 'text/html');
	else answer(response, 503, 'starting\n');
};
