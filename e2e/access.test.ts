import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { lines, withoutWalk } from './access-lines.ts';
import { demoHouse } from './house.ts';
import { findGovernanceIds } from './governance-lines.ts';
import { findMarketIds } from './market-lines.ts';
import { findNeedIds } from './needs-lines.ts';
import { findMeetingIds } from './meeting-lines.ts';
import { findMembershipIds } from './membership-lines.ts';
import { findSurveyIds } from './survey-lines.ts';
import { cookiesOf } from './signed-in.ts';
import { walkers, type Ids, type Walker } from './walkers.ts';

const routes = path.resolve(import.meta.dirname, '../src/routes');
const everyWalker = Object.keys(walkers) as Walker[];
const cookies = new Map<Walker, string>();
let ids: Ids;

/** Every address the program answers, read from its folders. */
function listRoutes(): string[] {
	const files = readdirSync(routes, { recursive: true, encoding: 'utf8' });
	const answering = files.filter((file) =>
		/^\+(page(@.*)?\.svelte|page\.server\.ts|server\.ts)$/.test(path.basename(file))
	);
	const ids = answering.map((file) => `/${path.dirname(file)}`.replace('/.', '/'));
	return [...new Set(ids)].filter((id) => !id.startsWith('/[locale=locale]/dev/')).sort();
}

const get = (address: string, walker: Walker) =>
	fetch(demoHouse() + address, {
		redirect: 'manual',
		headers: { cookie: cookies.get(walker) ?? '', accept: 'text/html' }
	});

async function findIds(): Promise<Ids> {
	const text = async (address: string, walker: Walker) => (await get(address, walker)).text();
	const first = (found: RegExpExecArray | null, what: string) => {
		if (!found?.[1]) throw new Error(`the demo world has no ${what}`);
		return found[1];
	};
	const firmDesk = await text('/en/desk', 'firm');
	const desk = await text('/en/desk', 'manager');
	const cluster = first(/roles\/cluster\/([0-9a-f-]{36})/.exec(desk), 'cluster');
	const holders = await text(`/en/roles/cluster/${cluster}`, 'manager');
	const alliance = await text('/en/desk', 'alliance');
	const people = await text('/en/people?q=nobody', 'administrator');
	const awaited = await text('/en/agreements?mine=1&q=Lyon', 'manager');
	const agreements = await text('/en/agreements?mine=1&state=negotiation', 'manager');
	return {
		cluster,
		organisation: first(/roles\/organisation\/([0-9a-f-]{36})/.exec(firmDesk), 'firm'),
		alliance: first(/roles\/alliance\/([0-9a-f-]{36})/.exec(alliance), 'alliance'),
		grant: first(new RegExp(`roles/cluster/${cluster}/([0-9a-f-]{36})`).exec(holders), 'grant'),
		person: first(/people\/([0-9a-f-]{36})/.exec(people), 'person'),
		outForSignature: first(/agreements\/([0-9a-f-]{36})/.exec(awaited), 'agreement to sign'),
		agreement: first(/agreements\/([0-9a-f-]{36})/.exec(agreements), 'agreement'),
		...(await findMarketIds(text, first)),
		...(await findNeedIds(text, first)),
		...(await findSurveyIds(text, first)),
		...(await findMeetingIds(text, first)),
		...(await findMembershipIds(text, first)),
		...(await findGovernanceIds(text, first))
	};
}

beforeAll(async () => {
	for (const walker of everyWalker) {
		const email = walkers[walker];
		if (email)
			cookies.set(
				walker,
				cookiesOf(email)
					.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
					.join('; ')
			);
	}
	ids = await findIds();
});

describe('every route', () => {
	it('has a line that says who may open it', () => {
		const known = new Set([...Object.keys(lines), ...Object.keys(withoutWalk)]);
		expect(listRoutes().filter((route) => !known.has(route))).toEqual([]);
		expect([...known].filter((route) => !listRoutes().includes(route))).toEqual([]);
	});
});

/** The forms a route takes, by the names of its actions. */
function listForms(route: string): string[] {
	const file = path.join(routes, route, '+page.server.ts');
	const code = existsSync(file) ? readFileSync(file, 'utf8') : '';
	const actions = code.slice(code.indexOf('export const actions'));
	if (!code.includes('export const actions')) return [];
	return [...actions.matchAll(/^\t(\w+): (?:async|\w+\()/gm)].map(([, name]) => name ?? '');
}

const forms = Object.entries(lines)
	.filter(([, { who }]) => who !== 'everyone')
	.flatMap(([route, line]) => listForms(route).map((form) => [route, form, line] as const));

describe.each(forms)('%s, form %s', (_route, form, { path, who }) => {
	const uninvited = everyWalker.filter(
		(walker) => walker === 'visitor' || (who !== 'signed in' && !who.includes(walker))
	);
	it.each(uninvited)('takes nothing from %s', async (walker) => {
		const answer = await fetch(
			`${demoHouse()}${path(ids)}${form === 'default' ? '' : `?/${form}`}`,
			{
				method: 'POST',
				redirect: 'manual',
				headers: { origin: demoHouse(), accept: 'text/html', cookie: cookies.get(walker) ?? '' },
				body: new URLSearchParams({ id: ids.grant, email: 'x@example.org' })
			}
		);
		await answer.arrayBuffer();
		expect(answer.status).toBe(walker === 'visitor' ? 303 : 403);
	});
});

describe('a forged form', () => {
	it('from another site is refused', async () => {
		const answer = await fetch(`${demoHouse()}/en/account/record?/erase`, {
			method: 'POST',
			redirect: 'manual',
			headers: { origin: 'https://evil.example', cookie: cookies.get('nobody') ?? '' },
			body: new URLSearchParams({ email: 'nobody@lyon.example' })
		});
		expect(answer.status).toBe(403);
		expect((await get('/en/account', 'nobody')).status).toBe(200);
	});
});

describe.each(Object.entries(lines))('%s', (_route, { path, who }) => {
	it.each(everyWalker)('opens or not for %s', async (walker) => {
		const answer = await get(path(ids), walker);
		await answer.arrayBuffer();
		const isAllowed =
			who === 'everyone' || (who === 'signed in' ? walker !== 'visitor' : who.includes(walker));
		if (isAllowed) return expect(answer.status).toBe(200);
		if (walker !== 'visitor') return expect(answer.status).toBe(403);
		expect(answer.status).toBe(303);
		expect(answer.headers.get('location')).toContain('/sign-in?next=');
	});
});
