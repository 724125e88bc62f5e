import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A letter as a mail server got it. */
export type Received = { to: string; headers: Record<string, string>; raw: string };

/** A mail server for tests, speaking just enough SMTP; `answer` may refuse a recipient or a letter. */
export async function mailServer(
	answer: (command: string, words: string) => string | undefined = () => undefined
) {
	const received: Received[] = [];
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.add(socket.on('error', () => undefined));
		converse(socket, answer, (letter) => received.push(letter));
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const { port } = server.address() as AddressInfo;
	const close = () => {
		for (const socket of sockets) socket.destroy();
		return new Promise<void>((done) => server.close(() => done()));
	};
	return { url: `smtp://127.0.0.1:${port}`, received, close };
}

function converse(
	socket: Socket,
	answer: (command: string, words: string) => string | undefined,
	keep: (letter: Received) => void
): void {
	let [waiting, to, isLetter] = ['', '', false];
	const say = (line: string) => socket.write(`${line}\r\n`);
	const usual: Record<string, string> = {
		EHLO: '250 mail.example',
		DATA: '354 go on',
		QUIT: '221'
	};
	const hear = (line: string) => {
		const command = line.slice(0, 4).toUpperCase();
		const said = answer(command, line) ?? usual[command] ?? '250 fine';
		if (command === 'RCPT') to = /<(.*)>/.exec(line)?.[1] ?? '';
		isLetter = command === 'DATA' && said.startsWith('354');
		if (said) say(said);
	};
	const take = (raw: string) => {
		isLetter = false;
		const said = answer('.', raw) ?? '250 taken';
		if (said.startsWith('250')) keep({ to, headers: headersOf(raw), raw });
		say(said);
	};
	socket.on('data', (bytes) => {
		waiting += bytes.toString('latin1');
		for (;;) {
			const end = isLetter ? '\r\n.\r\n' : '\r\n';
			const at = waiting.indexOf(end);
			if (at < 0) return;
			const whole = waiting.slice(0, at);
			waiting = waiting.slice(at + end.length);
			if (isLetter) take(whole);
			else hear(whole);
		}
	});
	const greeting = answer('', '') ?? '220 mail.example ESMTP';
	if (greeting) say(greeting);
}

function headersOf(raw: string): Record<string, string> {
	const head = (raw.split('\r\n\r\n')[0] ?? '').replace(/\r\n[ \t]+/g, ' ');
	return Object.fromEntries(
		head.split('\r\n').map((line) => {
			const [name = '', ...rest] = line.split(': ');
			return [name.toLowerCase(), rest.join(': ')];
		})
	);
}

/** `=?UTF-8?Q?Za=C5=BC?=` → `Zaż`; what stands between two encoded words is only there to part them. */
export function decodedWords(header: string): string {
	return header
		.replace(/\?=\s+=\?/g, '?==?')
		.replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
			kind.toLowerCase() === 'b'
				? Buffer.from(text, 'base64').toString('latin1')
				: unquoted(text.replaceAll('_', ' '))
		)
		.replace(/[\s\S]+/, (bytes) => Buffer.from(bytes, 'latin1').toString('utf8'));
}

/** The parts of a letter by their kind, in the words that were written. */
export function decodedParts({ raw, headers }: Received): Record<string, string> {
	const boundary = /boundary="([^"]+)"/.exec(headers['content-type'] ?? '')?.[1] ?? '';
	const parts = raw.split(`--${boundary}`).slice(1, -1);
	return Object.fromEntries(
		parts.map((part) => {
			const own = headersOf(part.replace(/^\r\n/, ''));
			const body = part.slice(part.indexOf('\r\n\r\n') + 4).replace(/\r\n$/, '');
			const bytes =
				own['content-transfer-encoding'] === 'base64'
					? Buffer.from(body, 'base64')
					: Buffer.from(unquoted(body.replace(/=\r\n/g, '')), 'latin1');
			return [own['content-type']?.split(';')[0] ?? '', bytes.toString('utf8')];
		})
	);
}

const unquoted = (text: string): string =>
	text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
