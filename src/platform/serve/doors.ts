import type { IncomingMessage, ServerResponse } from 'node:http';

/** Something a request passes through: it answers, or lets it go on. */
export type Door = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Puts doors one behind the other; behind the last one there is nothing. */
export function inTurn(...doors: Door[]): Door {
	return (request, response, next) => {
		const through = (position: number): void => {
			const door = doors[position];
			if (!door) return next();
			door(request, response, () => through(position + 1));
		};
		through(0);
	};
}

export function pathOf({ url = '/' }: IncomingMessage): string {
	const end = url.search(/[?#]/);
	return end < 0 ? url : url.slice(0, end);
}

export function answer(
	response: ServerResponse,
	status: number,
	text: string,
	type = 'text/plain'
) {
	response.writeHead(status, {
		'content-type': `${type}; charset=utf-8`,
		'cache-control': 'no-store'
	});
	response.end(text);
}
