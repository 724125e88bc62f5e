import { createHmac } from 'node:crypto';
import type { Database } from '#platform/database/database.ts';
import { inLetters } from '#platform/ids.ts';
import { linkSecret } from './personal-link.server.ts';

/** What badge and QR say of a registration: short enough to type, and no way to the personal page. */
export async function checkInCodes(db: Database): Promise<(registrationId: string) => string> {
	const secret = await linkSecret(db);
	return (registrationId) => {
		const digest = createHmac('sha256', secret).update(`check-in ${registrationId}`).digest();
		return inLetters(digest.subarray(0, 8));
	};
}
