import { Agent, request } from 'node:http';
import { newId } from '#platform/ids.ts';

interface Wishes {
	addresses: readonly string[];
	slug: string;
	people: number;
	seconds: number;
	haste: number;
}

export interface Rush {
	/** From the moment each wanted to send, so that a house that falls behind is not let off. */
	took: number[];
	statuses: Record<number, number>;
	/** When the form of each address was first sent. */
	sent: Map<string, number>;
}

/** When which share of them has come. With a haste of 1 they come evenly, with 1.43 a fifth of them in
 * the first tenth of the time. */
const momentOf = (share: number, { seconds, haste }: Wishes): number =>
	share ** haste * seconds * 1000;

export async function rush(wishes: Wishes): Promise<Rush> {
	const { addresses, slug, people } = wishes;
	const agent = new Agent({ keepAlive: true, maxSockets: 512 });
	const rushed: Rush = { took: [], statuses: {}, sent: new Map() };
	const begun = performance.now();
	const all: Promise<void>[] = [];
	for (let number = 0; number < people; number += 1) {
		const due = begun + momentOf(number / people, wishes);
		const wait = due - performance.now();
		if (wait > 1) await new Promise((done) => setTimeout(done, wait));
		const address = addresses[number % addresses.length] ?? '';
		const email = `${slug}${number}@demo.example`;
		const body = formOf(email, number);
		rushed.sent.set(email, due - begun);
		const clicks = number % 10 === 0 ? 2 : 1;
		for (let click = 0; click < clicks; click += 1)
			all.push(send({ agent, address, slug, body, due }, rushed));
	}
	await Promise.all(all);
	agent.destroy();
	return rushed;
}

const formOf = (email: string, number: number): string =>
	new URLSearchParams({
		submission: newId(),
		people: '1',
		'p0.name': `Osoba ${number}`,
		'p0.email': email,
		'p0.organisation': 'Tkalnia Wisła (demo)'
	}).toString();

type Sending = { agent: Agent; address: string; slug: string; body: string; due: number };

function send({ agent, address, slug, body, due }: Sending, { took, statuses }: Rush) {
	return new Promise<void>((done, fail) => {
		const sending = request(
			`${address}/pl/events/${slug}/registration`,
			{
				agent,
				method: 'POST',
				headers: {
					origin: address,
					accept: 'text/html',
					'content-type': 'application/x-www-form-urlencoded',
					'content-length': Buffer.byteLength(body)
				}
			},
			(answer) => {
				answer.resume();
				answer.on('end', () => {
					took.push(performance.now() - due);
					const status = answer.statusCode ?? 0;
					statuses[status] = (statuses[status] ?? 0) + 1;
					done();
				});
			}
		);
		sending.on('error', fail);
		sending.end(body);
	});
}
