import nodemailer from 'nodemailer';
import type { Database } from '../database/database.ts';

export type Carrier = (letter: {
	to: string;
	subject: string;
	text: string;
	html: string;
	id: string;
}) => Promise<void>;

const mostAttempts = 8;

export function smtpCarrier(url: string, from: string): Carrier {
	const transport = nodemailer.createTransport(url);
	return async ({ to, subject, text, html, id }) => {
		const messageId = `<${id}@${from.split('@').pop()?.replace('>', '') ?? 'osnova'}>`;
		await transport.sendMail({ from, to, subject, text, html, messageId });
	};
}

/** Sends what waits, oldest first; several processes may do so at once without sending twice. */
export async function postWaitingLetters(
	db: Database,
	carry: Carrier,
	now: Date,
	most = 50
): Promise<number> {
	let sent = 0;
	while (sent < most && (await postOne(db, carry, now))) sent += 1;
	return sent;
}

async function postOne(db: Database, carry: Carrier, now: Date): Promise<boolean> {
	return db.transaction().execute(async (tx) => {
		const letter = await tx
			.selectFrom('letter')
			.selectAll()
			.where('sentAt', 'is', null)
			.where('attempts', '<', mostAttempts)
			.orderBy('attempts')
			.orderBy('id')
			.limit(1)
			.forUpdate()
			.skipLocked()
			.executeTakeFirst();
		if (!letter) return false;
		const outcome = await attempt(carry, { ...letter, to: letter.toAddress }, now);
		await tx
			.updateTable('letter')
			.set({ ...outcome, attempts: letter.attempts + 1 })
			.where('id', '=', letter.id)
			.execute();
		return outcome.sentAt !== null;
	});
}

async function attempt(carry: Carrier, letter: Parameters<Carrier>[0], now: Date) {
	try {
		await carry(letter);
		return { sentAt: now, failure: null };
	} catch (failure) {
		return { sentAt: null, failure: String(failure).slice(0, 500) };
	}
}
