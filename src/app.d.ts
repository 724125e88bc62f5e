import type { Actor } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import type { SignIn } from '#rooms/people/sign-in.server.ts';

declare global {
	namespace App {
		interface Locals {
			db: Database;
			signIn: SignIn;
			actor: Actor;
			person: { id: string; name: string; email: string; locale: Locale; timeZone: string } | null;
			actingFor: { personId: string; name: string } | null;
			locale: Locale;
			now: Date;
		}
		interface Error {
			message: string;
			/** Stable word for what went wrong: `database_away`, `not_found`, … */
			reason?: string;
			/** The failure in the reader's language. */
			title?: string;
			text?: string;
			/** What to tell an administrator, who finds it in the log. */
			reference?: string;
		}
		interface PageData {
			/** The address by which a page is known, where it may be seen at several. */
			knownAs?: { origin: string; pathname: string } | null;
			notice?: { kind: 'info' | 'success' | 'warning' | 'danger'; text: string } | null;
		}
	}
}

export {};
