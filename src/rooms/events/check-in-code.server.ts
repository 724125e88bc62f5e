import { createHmac } from 'node:crypto';
import type { Database } from '#platform/database/database.ts';
import { linkSecret } from './personal-link.server.ts';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What badge and QR say of a registration: short enough to type, and no way to the personal page. */
export async function checkInCodes(db: Database): Promise<(registrationId: string) => string> {
	const secret = await linkSecret(db);
	return (registrationId) => codeOf(secret, registrationId);
}

function codeOf(secret: string, registrationId: string): string {
	const digest = createHmac('sha256', secret).update(`check-in ${registrationId}`).digest();
	return [...digest.subarray(0, 8)].map((byte) => letters[byte % 32]).join('');
}
