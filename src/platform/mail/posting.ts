import { after, hours } from '../clock.ts';

const minutes = (count: number): number => hours(count / 60);

/** How long a letter waits after its first, second … refusal; after the last it is given up. */
const waits = [
	...[1, 5, 15, 60].map(minutes),
	...[2, 4, 8, 12, 24, 24, 24].map(hours)
] as readonly number[];

export const mostAttempts = waits.length + 1;

/** While the mail server is away nothing counts against a letter. */
export const whileAway = minutes(1);

export function waitsUntil(attempts: number, now: Date): Date | null {
	const wait = waits[attempts - 1];
	return wait === undefined ? null : after(now, wait);
}

export type PostalState = 'sent' | 'waiting' | 'given_up';

export const postalState = (letter: { sentAt: Date | null; attempts: number }): PostalState =>
	letter.sentAt ? 'sent' : letter.attempts >= mostAttempts ? 'given_up' : 'waiting';

/** Whether this very letter was refused, and not the mail server away or closed to us altogether. */
export function isRefused(failure: unknown): boolean {
	const { code, command } = failure as { code?: string; command?: string };
	return code === 'EMESSAGE' || (code === 'EENVELOPE' && command !== 'MAIL FROM');
}
