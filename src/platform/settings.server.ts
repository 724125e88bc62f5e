import { randomBytes } from 'node:crypto';
import type { Database } from './database/database.ts';

export async function findSetting<Value>(db: Database, key: string): Promise<Value | undefined> {
	const row = await db
		.selectFrom('setting')
		.select('value')
		.where('key', '=', key)
		.executeTakeFirst();
	return row?.value as Value | undefined;
}

export async function saveSetting(db: Database, key: string, value: unknown): Promise<void> {
	await db
		.insertInto('setting')
		.values({ key, value: JSON.stringify(value) })
		.onConflict((oc) =>
			oc.column('key').doUpdateSet({ value: JSON.stringify(value), changedAt: new Date() })
		)
		.execute();
}

/** A secret of this house, made once and kept in its database, the same for every process. */
export async function getSecret(db: Database, name: string): Promise<string> {
	await db
		.insertInto('setting')
		.values({ key: `secret.${name}`, value: JSON.stringify(randomBytes(32).toString('base64url')) })
		.onConflict((oc) => oc.doNothing())
		.execute();
	const secret = await findSetting<string>(db, `secret.${name}`);
	if (!secret) throw new Error(`the secret ${name} is missing from the settings`);
	return secret;
}
