const service = '/sign-in-service/passkey';

export const hasPasskeys = (): boolean =>
	typeof PublicKeyCredential !== 'undefined' &&
	'parseRequestOptionsFromJSON' in PublicKeyCredential;

export async function signInWithPasskey(): Promise<boolean> {
	return attempt(async () => {
		const options = await ask<PublicKeyCredentialRequestOptionsJSON>(
			'generate-authenticate-options'
		);
		const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
		const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
		await ask('verify-authentication', { response: credential.toJSON() });
	});
}

export async function addPasskey(name: string): Promise<boolean> {
	return attempt(async () => {
		const options = await ask<PublicKeyCredentialCreationOptionsJSON>('generate-register-options');
		const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
		const credential = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
		await ask('verify-registration', { response: credential.toJSON(), name });
	});
}

/** The person may turn the browser's question down; that is no mistake. */
async function attempt(work: () => Promise<void>): Promise<boolean> {
	try {
		await work();
		return true;
	} catch {
		return false;
	}
}

async function ask<Answer>(path: string, body?: unknown): Promise<Answer> {
	const answer = await fetch(`${service}/${path}`, {
		method: body ? 'POST' : 'GET',
		headers: { 'content-type': 'application/json' },
		...(body !== undefined && { body: JSON.stringify(body) })
	});
	if (!answer.ok) throw new Error(`the sign-in service answered ${answer.status}`);
	return (await answer.json()) as Answer;
}
