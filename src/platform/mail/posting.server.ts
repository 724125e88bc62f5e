import nodemailer from 'nodemailer';
import { after } from '../clock.ts';
import type { Database, Transaction } from '../database/database.ts';
import { isRefused, mostAttempts, waitsUntil, whileAway } from './posting.ts';

export type Carrier = (letter: {
	to: string;
	subject: string;
	text: string;
	html: string;
	id: string;
	calendar?: string | null;
	stopUrl?: string | null;
}) => Promise<void>;

/** A mail server that says nothing for so long counts as away. */
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };

export function smtpCarrier(url: string, from: string, within = patience): Carrier {
	const transport = nodemailer.createTransport({ url, ...within });
	return async ({ to, subject, text, html, id, calendar, stopUrl }) => {
		const messageId = `<${id}@${from.split('@').pop()?.replace('>', '') ?? 'osnova'}>`;
		const icalEvent = calendar ? { icalEvent: invitationIn(calendar) } : {};
		const headers = stopUrl ? stopHeaders(stopUrl) : {};
		await transport.sendMail({ from, to, subject, text, html, messageId, headers, ...icalEvent });
	};
}

/** One click in the mail program stops letters of the sort (RFC 8058). */
const stopHeaders = (url: string) => ({
	'List-Unsubscribe': `<${url}>`,
	'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'
});

/** The method stands also in the head of its part, by which mail programs know an invitation. */
const invitationIn = (content: string) => ({
	method: /^METHOD:(\w+)/m.exec(content)?.[1] ?? 'PUBLISH',
	content
});

/**
 * Sends what waits, oldest first; several processes may do so at once without sending twice. A
 * letter that is refused makes way for the next one; a mail server that is away ends the round.
 */
export async function postWaitingLetters(
	db: Database,
	carry: Carrier,
	now: Date,
	most = 50
): Promise<number> {
	let sent = 0;
	for (let tried = 0; tried < most; tried += 1) {
		const fate = await postOne(db, carry, now);
		if (fate === 'sent') sent += 1;
		if (fate === 'none' || fate === 'away') break;
	}
	return sent;
}

type Fate = 'none' | 'sent' | 'refused' | 'away';

async function postOne(db: Database, carry: Carrier, now: Date): Promise<Fate> {
	return db.transaction().execute(async (tx) => {
		const letter = await findNext(tx, now);
		if (!letter) return 'none';
		const { fate, ...outcome } = await attempt(carry, letter, now);
		await tx.updateTable('letter').set(outcome).where('id', '=', letter.id).execute();
		return fate;
	});
}

const findNext = (tx: Transaction, now: Date) =>
	tx
		.selectFrom('letter')
		.selectAll()
		.where('sentAt', 'is', null)
		.where('attempts', '<', mostAttempts)
		.where((eb) => eb.or([eb('waitUntil', 'is', null), eb('waitUntil', '<=', now)]))
		.orderBy('attempts')
		.orderBy('id')
		.limit(1)
		.forUpdate()
		.skipLocked()
		.executeTakeFirst();

type Waiting = NonNullable<Awaited<ReturnType<typeof findNext>>>;

async function attempt(carry: Carrier, { attempts: before, ...letter }: Waiting, now: Date) {
	const attempts = before + 1;
	try {
		await carry({ ...letter, to: letter.toAddress });
		return { fate: 'sent', sentAt: now, failure: null, waitUntil: null, attempts } as const;
	} catch (caught) {
		const failure = String(caught).slice(0, 500);
		return isRefused(caught)
			? ({ fate: 'refused', failure, waitUntil: waitsUntil(attempts, now), attempts } as const)
			: ({ fate: 'away', failure, waitUntil: after(now, whileAway) } as const);
	}
}
