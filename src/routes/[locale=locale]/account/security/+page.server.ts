import { toDataURL } from 'qrcode';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isId } from '#platform/ids.ts';
import { mayChangeAccount } from '#rooms/people/access.ts';
import { findPerson, listPasskeys } from '#rooms/people/person.server.ts';
import { askInNameOf } from '../../../account-service.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = require(event, mayChangeAccount(event.locals.actor));
	const [person, passkeys] = await Promise.all([
		findPerson(event.locals.db, actor.personId),
		listPasskeys(event.locals.db, actor.personId)
	]);
	return { hasSecondStep: person?.twoFactorEnabled ?? false, passkeys };
};

const home = (event: RequestEvent) => `/${event.locals.locale}/account/security`;

async function begin(event: RequestEvent) {
	require(event, mayChangeAccount(event.locals.actor));
	const form = await event.request.formData();
	return { form, password: String(form.get('password') ?? ''), locale: event.locals.locale };
}

export const actions: Actions = {
	password: async (event) => {
		const { form, locale } = await begin(event);
		const answer = await askInNameOf(event, '/change-password', {
			currentPassword: String(form.get('currentPassword') ?? ''),
			newPassword: String(form.get('newPassword') ?? ''),
			revokeOtherSessions: true
		});
		if (!answer.ok) return refused(answer, locale, { name: 'currentPassword' });
		leadOn(event, home(event), 'people_password_changed');
	},
	enable: async (event) => {
		const { password, locale } = await begin(event);
		const answer = await askInNameOf(event, '/two-factor/enable', { password });
		if (!answer.ok) return refused(answer, locale, { name: 'password' });
		const address = String(answer.value.body.totpURI);
		const key = new URL(address).searchParams.get('secret') ?? '';
		return {
			...calm,
			step: { picture: await toDataURL(address), key, codes: codesIn(answer.value.body) }
		};
	},
	verify: async (event) => {
		const { form, locale } = await begin(event);
		const code = textIn(form, 'code').replace(/\s/g, '');
		const answer = await askInNameOf(event, '/two-factor/verify-totp', { code });
		if (!answer.ok) return refused(answer, locale, { name: 'code' });
		leadOn(event, home(event), 'people_totp_on');
	},
	disable: async (event) => {
		const { password, locale } = await begin(event);
		const answer = await askInNameOf(event, '/two-factor/disable', { password });
		if (!answer.ok) return refused(answer, locale, { name: 'password' });
		leadOn(event, home(event), 'people_saved');
	},
	codes: async (event) => {
		const { password, locale } = await begin(event);
		const answer = await askInNameOf(event, '/two-factor/generate-backup-codes', { password });
		if (!answer.ok) return refused(answer, locale, { name: 'password' });
		return { ...calm, codes: codesIn(answer.value.body) };
	},
	removePasskey: async (event) => {
		const { form, locale } = await begin(event);
		const id = textIn(form, 'id');
		if (!isId(id)) return refused({ reason: 'sign_in_failed' }, locale);
		const answer = await askInNameOf(event, '/passkey/delete-passkey', { id });
		if (!answer.ok) return refused(answer, locale);
		leadOn(event, home(event), 'people_saved');
	}
};

const calm = { problems: [] as { name?: string; text: string }[], values: {} };

const codesIn = ({ backupCodes }: Record<string, unknown>): string[] =>
	Array.isArray(backupCodes) ? backupCodes.map(String) : [];
