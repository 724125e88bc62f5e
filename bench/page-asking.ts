import { Agent, get } from 'node:http';

const agent = new Agent({ keepAlive: true });

/**
 * Asks for a page as a browser does, in brotli, and lets its bytes pass: unpacking and reading them would
 * take the processors from those who make it.
 */
export function askForPage(address: string): Promise<void> {
	const headers = { accept: 'text/html', 'accept-encoding': 'br' };
	return new Promise((done, fail) => {
		get(address, { agent, headers }, (answer) => {
			answer.resume();
			answer.once('error', fail);
			answer.once('end', () => {
				if (answer.statusCode === 200) done();
				else fail(new Error(`${address} was answered with ${answer.statusCode}`));
			});
		}).once('error', fail);
	});
}
