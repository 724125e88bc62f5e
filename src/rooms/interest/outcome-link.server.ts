import { createHmac, timingSafeEqual } from 'node:crypto';
import { outcomeMonths, type ContactSide, type OutcomeMonth } from './interest.ts';

type Asked = { interestId: string; side: ContactSide; months: OutcomeMonth; personId: string };

const seal = (secret: string, text: string): string =>
	createHmac('sha256', secret).update(`outcome ${text}`).digest('base64url');

/** What a letter carries so that a side can answer without signing in. */
export function outcomeToken(
	secret: string,
	{ interestId, side, months, personId }: Asked
): string {
	const text = [interestId, side, months, personId].join('.');
	return `${text}.${seal(secret, text)}`;
}

export function readOutcomeToken(secret: string, token: string): Asked | undefined {
	const [interestId = '', side = '', told = '', personId = '', given = ''] = token.split('.');
	const wanted = seal(secret, [interestId, side, told, personId].join('.'));
	const [one, other] = [Buffer.from(wanted), Buffer.from(given)];
	if (one.length !== other.length || !timingSafeEqual(one, other)) return undefined;
	const months = outcomeMonths.find((month) => String(month) === told);
	if (!months || (side !== 'owner' && side !== 'interested')) return undefined;
	return { interestId, side, months, personId };
}
