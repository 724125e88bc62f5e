import { createHmac } from 'node:crypto';
import type { Database } from '#platform/database/database.ts';
import { getSecret } from '#platform/settings.server.ts';
import { digestOf } from '#rooms/people/token.server.ts';

const secrets = new WeakMap<object, Promise<string>>();

/** The house's secret behind personal links, asked once a process. */
export function linkSecret(db: Database): Promise<string> {
	const known = secrets.get(db);
	if (known) return known;
	const asked = getSecret(db, 'registrations');
	secrets.set(db, asked);
	asked.catch(() => secrets.delete(db));
	return asked;
}

/**
 * What a participant without an account is known by. It is made of the submission, so that the same
 * form sent twice leads to the same page, and every later letter can carry it again.
 */
export function personalToken(
	secret: string,
	submissionId: string
): { token: string; digest: string } {
	const token = createHmac('sha256', secret).update(submissionId).digest('base64url');
	return { token, digest: digestOf(token) };
}
