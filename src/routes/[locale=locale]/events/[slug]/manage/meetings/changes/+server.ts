import { deskBrokerage } from '../../../../../../meetings-page.server.ts';
import { hearOfBoard } from '../../../../../../../board-news.server.ts';
import type { RequestHandler } from './$types';

const beatMs = 20_000;

/** Tells an open board that something has changed; what it is, the board asks for itself. */
export const GET: RequestHandler = async (event) => {
	const { record } = await deskBrokerage(event);
	const url = process.env.DATABASE_URL ?? '';
	let end = () => {};
	const body = new ReadableStream<string>({
		start(controller) {
			const say = (text: string) => {
				try {
					controller.enqueue(text);
				} catch {
					end();
				}
			};
			const stop = hearOfBoard(url, record.id, () => say('data: changed\n\n'));
			const beat = setInterval(() => say(': still here\n\n'), beatMs);
			end = () => {
				clearInterval(beat);
				stop();
			};
			say('retry: 1000\n\n');
		},
		cancel: () => end()
	}).pipeThrough(new TextEncoderStream());
	return new Response(body, {
		headers: {
			'content-type': 'text/event-stream',
			'cache-control': 'no-store',
			'x-accel-buffering': 'no'
		}
	});
};
