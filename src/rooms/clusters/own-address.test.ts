import { describe, expect, it } from 'vitest';
import { pathAtOwnHost, pathInHouse, placeAtOwnHost } from './own-address.ts';

describe('at the host of a cluster', () => {
	it.each([
		['/pl', 'here'],
		['/bg/members', 'here'],
		['/en/council/', 'here'],
		['/pl/members/export.xlsx', 'here'],
		['/_app/immutable/start.js', 'here'],
		['/files/01a20056-dac2-704f-a44a-d3a2f6df3dae', 'here'],
		['/sitemap.xml', 'here'],
		['/', { path: '/bg' }],
		['/members', { path: '/bg/members' }],
		['/pl/clusters/moda', { path: '/pl' }],
		['/pl/clusters/moda/council', { path: '/pl/council' }],
		['/pl/clusters/other', 'elsewhere'],
		['/pl/clusters/moda/edit', 'elsewhere'],
		['/pl/members/edit', 'elsewhere'],
		['/pl/organisations', 'elsewhere'],
		['/pl/sign-in', 'elsewhere'],
		['/sign-in-service/callback/openid', 'elsewhere'],
		['/dev/mail', 'elsewhere'],
		['/xx', 'elsewhere']
	])('%s is %j', (path, place) => {
		expect(placeAtOwnHost(path, 'moda', 'bg-BG,en;q=0.5')).toEqual(place);
	});

	it('every page has its place in the house, and back', () => {
		for (const rest of ['', '/members', '/council', '/members/export.csv']) {
			const inHouse = pathInHouse(`/pl${rest}`, 'moda');
			expect(inHouse).toBe(`/pl/clusters/moda${rest}`);
			expect(pathAtOwnHost(inHouse ?? '', 'moda')).toBe(`/pl${rest}`);
		}
		expect(pathInHouse('/pl/organisations', 'moda')).toBeUndefined();
		expect(pathInHouse('/files/1', 'moda')).toBeUndefined();
	});
});
