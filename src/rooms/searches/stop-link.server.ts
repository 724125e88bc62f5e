import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Rhythm } from './alert.ts';

type Stop = { personId: string; rhythm: Rhythm };

const seal = (secret: string, { personId, rhythm }: Stop): string =>
	createHmac('sha256', secret).update(`stop ${rhythm} ${personId}`).digest('base64url');

/** What a letter carries so that letters of its rhythm can be stopped without signing in. */
export const stopToken = (secret: string, stop: Stop): string =>
	`${stop.rhythm}.${stop.personId}.${seal(secret, stop)}`;

export function readStopToken(secret: string, token: string): Stop | undefined {
	const [rhythm, personId = '', given = ''] = token.split('.');
	if (rhythm !== 'daily' && rhythm !== 'weekly') return undefined;
	const stop: Stop = { personId, rhythm };
	const [one, other] = [Buffer.from(seal(secret, stop)), Buffer.from(given)];
	return one.length === other.length && timingSafeEqual(one, other) ? stop : undefined;
}
