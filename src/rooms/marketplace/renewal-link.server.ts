import { createHmac, timingSafeEqual } from 'node:crypto';

type Asked = { entryId: string; personId: string; validUntil: string };

/** What a letter carries so that an entry can be kept up without signing in: good for one end only. */
export const renewalToken = (secret: string, { entryId, personId, validUntil }: Asked): string =>
	`${personId}.${createHmac('sha256', secret)
		.update(['renewal', entryId, personId, validUntil].join(' '))
		.digest('base64url')}`;

/** Whom the link was sent to, if it is one of this entry's. */
export function readRenewalToken(
	secret: string,
	{ token, ...asked }: Omit<Asked, 'personId'> & { token: string }
): string | undefined {
	const [personId = ''] = token.split('.');
	const wanted = Buffer.from(renewalToken(secret, { ...asked, personId }));
	const given = Buffer.from(token);
	const isSame = wanted.length === given.length && timingSafeEqual(wanted, given);
	return isSame ? personId : undefined;
}
