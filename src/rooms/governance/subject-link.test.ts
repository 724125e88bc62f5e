import { expect, it } from 'vitest';
import { subjectAt } from './subject-link.ts';

const id = '0196f0a0-1111-7222-8333-444455556666';

it.each([
	[`https://osnova.example/pl/agreements/${id}/text`, { subject: { kind: 'agreement', id } }],
	[`/bg/organisations/${id}?x=1`, { subject: { kind: 'organisation', id } }],
	[`/pl/resolutions/${id}`, { subject: { kind: 'resolution', id } }],
	['/en/clusters/kipim', { kind: 'cluster', slug: 'kipim' }],
	['/en/alliances/cloth/parties', { kind: 'alliance', slug: 'cloth' }],
	[
		`/pl/clusters/kipim/manage/applications/${id}`,
		{ subject: { kind: 'membership_application', id } }
	],
	[`/pl/clusters/kipim/manage/invoices/${id}`, { subject: { kind: 'invoice', id } }],
	['https://elsewhere.example/', null],
	['', null]
])('%s points at %o', (address, pointed) => expect(subjectAt(address)).toEqual(pointed));
