import { createHash, randomBytes } from 'node:crypto';

/** A personal link is a credential: the database keeps only its digest. */
export function newToken(): { token: string; digest: string } {
	const token = randomBytes(32).toString('base64url');
	return { token, digest: digestOf(token) };
}

export const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');
