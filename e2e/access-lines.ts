import { governanceLines, governanceWithoutWalk } from './governance-lines.ts';
import { marketLines, marketWithoutWalk } from './market-lines.ts';
import { meetingLines, meetingsWithoutWalk } from './meeting-lines.ts';
import { needsLines } from './needs-lines.ts';
import { surveyLines } from './survey-lines.ts';
import { searchLines } from './search-lines.ts';
import { signingLines } from './signing-lines.ts';
import { membershipLines, membershipsWithoutWalk } from './membership-lines.ts';
import type { Ids, Line, Walker } from './walkers.ts';

const line = (path: string | ((ids: Ids) => string), who: Line['who'], status?: number): Line => ({
	path: typeof path === 'string' ? () => path : path,
	who,
	...(status && { status })
});

const ofCluster: Walker[] = ['editor', 'manager', 'administrator'];
const leadingCluster: Walker[] = ['manager', 'administrator'];
const kipim = 'klaster-innowacyjnego-przemyslu-i-mody';
const training = 'szkolenie-oszczednosc-wody-w-farbiarni';
const forum = 'forum-przemyslu-mody';
const enteringClusters: Walker[] = ['firm', 'manager', 'otherManager', 'alliance', 'administrator'];
const leadingSome: Walker[] = ['manager', 'otherManager', 'alliance', 'administrator'];
const ofAlliance: Walker[] = ['alliance', 'administrator'];
const ofAgreement: Walker[] = ['editor', 'manager', 'otherManager', 'administrator'];
const ofFirm: Walker[] = ['firm', 'administrator'];

/** One line a route: who may open it. A route without a line fails the walk. */
export const lines: Record<string, Line> = {
	'/[locale=locale]': line('/en', 'everyone'),
	'/[locale=locale]/about': line('/en/about', 'everyone'),
	'/[locale=locale]/accessibility': line('/en/accessibility', 'everyone'),
	'/[locale=locale]/privacy': line('/en/privacy', 'everyone'),
	'/[locale=locale]/map': line('/en/map?country=PL', 'everyone'),
	'/[locale=locale]/map/embedded': line('/en/map/embedded', 'everyone'),
	'/[locale=locale]/search': line('/en/search?q=Ruse', 'everyone'),
	'/[locale=locale]/search/suggestions': line('/en/search/suggestions?q=Ruse', 'everyone'),
	'/[locale=locale]/regions/[code]': line('/en/regions/PL-10', 'everyone'),
	'/[locale=locale]/sectors/[code]': line('/en/sectors/13', 'everyone'),
	'/[locale=locale]/organisations': line('/en/organisations', 'everyone'),
	'/[locale=locale]/clusters': line('/en/clusters', 'everyone'),
	'/[locale=locale]/alliances': line('/en/alliances', 'everyone'),
	'/[locale=locale]/sign-in/code': line('/en/sign-in/code', 'everyone'),
	'/[locale=locale]/sign-up': line('/en/sign-up', 'everyone'),
	'/[locale=locale]/account/forgotten-password': line('/en/account/forgotten-password', 'everyone'),
	'/[locale=locale]/account/new-password': line('/en/account/new-password', 'everyone'),
	'/[locale=locale]/account/confirmation': line('/en/account/confirmation', 'everyone'),
	'/[locale=locale]/invitation': line('/en/invitation?token=x', 'everyone'),
	'/[locale=locale]/account': line('/en/account', 'signed in'),
	'/[locale=locale]/account/security': line('/en/account/security', 'signed in'),
	'/[locale=locale]/account/sessions': line('/en/account/sessions', 'signed in'),
	'/[locale=locale]/account/record': line('/en/account/record', 'signed in'),
	'/[locale=locale]/account/record/export.json': line(
		'/en/account/record/export.json',
		'signed in'
	),
	'/[locale=locale]/desk': line('/en/desk', 'signed in'),
	'/[locale=locale]/people': line('/en/people', ['administrator']),
	'/[locale=locale]/people/[id]': line(({ person }) => `/en/people/${person}`, ['administrator']),
	'/[locale=locale]/roles/[kind]/[id]': line(
		({ cluster }) => `/en/roles/cluster/${cluster}`,
		ofCluster
	),
	'/[locale=locale]/roles/[kind]/[id]/[grant]': line(
		({ cluster, grant }) => `/en/roles/cluster/${cluster}/${grant}`,
		leadingCluster
	),
	'/[locale=locale]/organisations/[id]': line(
		({ organisation }) => `/en/organisations/${organisation}`,
		'everyone'
	),
	'/[locale=locale]/organisations/[id]/card.vcf': line(
		({ organisation }) => `/en/organisations/${organisation}/card.vcf`,
		'everyone'
	),
	'/[locale=locale]/organisations/[id]/journal': line(
		({ organisation }) => `/en/organisations/${organisation}/journal`,
		ofFirm
	),
	'/[locale=locale]/confirmation': line('/en/confirmation?token=x', 'everyone'),
	'/[locale=locale]/organisations/new': line('/en/organisations/new', 'signed in'),
	'/[locale=locale]/organisations/[id]/edit': line(
		({ organisation }) => `/en/organisations/${organisation}/edit`,
		ofFirm
	),
	'/[locale=locale]/organisations/[id]/merge': line(
		({ organisation }) => `/en/organisations/${organisation}/merge`,
		ofFirm
	),
	'/[locale=locale]/organisations/activities': line(
		'/en/organisations/activities?q=knit',
		'everyone'
	),
	'/[locale=locale]/organisations/towns': line('/en/organisations/towns?q=Lodz', 'everyone'),
	'/[locale=locale]/organisations/export.[format]': line(
		'/en/organisations/export.csv',
		'everyone'
	),
	'/[locale=locale]/clusters/export.[format]': line('/en/clusters/export.json', 'everyone'),
	'/[locale=locale]/alliances/export.[format]': line('/en/alliances/export.xlsx', 'everyone'),
	'/[locale=locale]/clusters/new': line('/en/clusters/new', enteringClusters),
	'/[locale=locale]/clusters/[slug]/(site)': line(`/en/clusters/${kipim}`, 'everyone'),
	'/[locale=locale]/clusters/[slug]/(site)/council': line(
		`/en/clusters/${kipim}/council`,
		'everyone'
	),
	'/[locale=locale]/clusters/[slug]/(site)/members': line(
		`/en/clusters/${kipim}/members`,
		'everyone'
	),
	'/[locale=locale]/clusters/[slug]/members/export.[format]': line(
		`/en/clusters/${kipim}/members/export.csv`,
		'everyone'
	),
	'/[locale=locale]/clusters/[slug]/edit': line(`/en/clusters/${kipim}/edit`, ofCluster),
	...Object.fromEntries(
		[
			'addresses',
			'coordinator',
			'council',
			'journal',
			'life',
			'members',
			'registers',
			'succession'
		].map((part) => [
			`/[locale=locale]/clusters/[slug]/manage/${part}`,
			line(`/en/clusters/${kipim}/manage/${part}`, leadingCluster)
		])
	),
	'/[locale=locale]/organisations/import': line('/en/organisations/import', leadingSome),
	'/[locale=locale]/alliances/new': line('/en/alliances/new', leadingSome),
	'/[locale=locale]/alliances/[slug]/(site)': line('/en/alliances/cloth', 'everyone'),
	'/[locale=locale]/alliances/[slug]/(site)/parties': line(
		'/en/alliances/cloth/parties',
		'everyone'
	),
	'/[locale=locale]/alliances/[slug]/edit': line('/en/alliances/cloth/edit', ofAlliance),
	'/[locale=locale]/alliances/[slug]/manage/journal': line(
		'/en/alliances/cloth/manage/journal',
		ofAlliance
	),
	'/[locale=locale]/alliances/[slug]/manage/parties': line(
		'/en/alliances/cloth/manage/parties',
		ofAlliance
	),
	'/[locale=locale]/agreements': line('/en/agreements?q=Łódź', 'everyone'),
	'/[locale=locale]/agreements/new': line('/en/agreements/new', 'signed in'),
	'/[locale=locale]/agreements/export.[format]': line('/en/agreements/export.csv', 'everyone'),
	...Object.fromEntries(
		[
			...['', '/text', '/parties', '/parity', '/versions', '/negotiation', '/approvals', '/life'],
			'/obligations'
		].map((part) => [
			`/[locale=locale]/agreements/[id]${part}`,
			line(({ agreement }) => `/en/agreements/${agreement}${part}`, ofAgreement)
		])
	),
	'/[locale=locale]/obligations': line('/en/obligations', 'signed in'),
	'/[locale=locale]/obligations/export.[format]': line('/en/obligations/export.csv', 'signed in'),
	'/[locale=locale]/clusters/[slug]/(site)/agreements': line(
		`/en/clusters/${kipim}/agreements`,
		'everyone'
	),
	...meetingLines,
	...marketLines,
	...needsLines,
	...surveyLines,
	...searchLines,
	...signingLines,
	...membershipLines,
	...governanceLines,
	'/[locale=locale]/events': line('/en/events', 'everyone'),
	'/[locale=locale]/events/new': line('/en/events/new', 'signed in'),
	'/[locale=locale]/events/export.[format]': line('/en/events/export.csv', 'everyone'),
	'/[locale=locale]/calendar.ics': line('/en/calendar.ics', 'everyone'),
	'/[locale=locale]/events/[slug]/(site)': line(`/en/events/${training}`, 'everyone'),
	'/[locale=locale]/events/[slug]/event.ics': line(`/en/events/${training}/event.ics`, 'everyone'),
	'/[locale=locale]/events/[slug]/(site)/registration': line(
		`/en/events/${training}/registration`,
		'everyone'
	),
	'/[locale=locale]/events/[slug]/edit': line(`/en/events/${training}/edit`, ofCluster),
	'/[locale=locale]/events/[slug]/manage': line(`/en/events/${training}/manage`, ofCluster),
	...Object.fromEntries(
		[
			'form',
			'hosts',
			'journal',
			'letters',
			'materials',
			'programme',
			'registrations',
			'registrations/import',
			'registrations/new',
			'series',
			'types'
		].map((part) => [
			`/[locale=locale]/events/[slug]/manage/${part}`,
			line(`/en/events/${training}/manage/${part}`, ofCluster)
		])
	),
	'/[locale=locale]/events/[slug]/manage/registrations/export.[format]': line(
		`/en/events/${training}/manage/registrations/export.csv`,
		ofCluster
	),
	...Object.fromEntries(
		[
			'check-in',
			'check-in/attendance',
			'badges',
			'badges/badges.pdf',
			'lists',
			'lists/attendance.pdf',
			'certificates'
		].map((part) => [
			`/[locale=locale]/events/[slug]/manage/(day)/${part}`,
			line(`/en/events/${forum}/manage/${part}`, ofCluster)
		])
	),
	'/[locale=locale]/events/[slug]/manage/(day)/check-in/worker.js': line(
		`/en/events/${forum}/manage/check-in/worker.js`,
		'everyone'
	),
	'/dev/mail': line('/dev/mail', 'everyone'),
	'/map/europe.svg': line('/map/europe.svg', 'everyone'),
	'/robots.txt': line('/robots.txt', 'everyone'),
	'/sitemap.xml': line('/sitemap.xml', 'everyone')
};

/** Routes that only lead on, or that need something no walker carries; said why. */
export const withoutWalk: Record<string, string> = {
	...membershipsWithoutWalk,
	...governanceWithoutWalk,
	...meetingsWithoutWalk,
	...marketWithoutWalk,
	'/[locale=locale]/sign-in': 'leads those on who are signed in; walked by signing in',
	'/[locale=locale]/sign-out': 'only takes the form',
	'/[locale=locale]/agreements/[id]/scan': 'needs a scan; the story of agreements walks it',
	'/[locale=locale]/agreements/[id]/obligations/evidence/[evidence]':
		'needs a file that shows a promise was kept',
	'/[locale=locale]/signing/[token]/documents/[language].pdf':
		'needs a link of a round that all have signed; the story of the ceremony opens one',
	'/[locale=locale]/signing/[token]/proof.html': 'see above',
	'/[locale=locale]/acting': 'only takes the form',
	'/[locale=locale]/alliances/[slug]/manage': 'leads on to its first page',
	'/[locale=locale]/organisations/import/[id]': 'needs a table; the story of importing walks it',
	'/[locale=locale]/organisations/import/[id]/refused.csv': 'needs a table; see above',
	'/[locale=locale]/clusters/[slug]/manage': 'leads on to its first page',
	'/dev/mail/[id]': 'needs a letter; the story of signing up reads one',
	'/[locale=locale]/events/[slug]/(site)/registration/[token]':
		'needs a registration; the story of events walks it',
	'/[locale=locale]/events/[slug]/(site)/registration/[token]/event.ics': 'see above',
	'/[locale=locale]/events/[slug]/(site)/registration/[token]/details': 'see above',
	'/[locale=locale]/events/[slug]/materials/[id]': 'needs a file; see above',
	'/[locale=locale]/events/[slug]/manage/registrations/files/[file]': 'needs a file; see above',
	'/[locale=locale]/events/series/[id]': 'needs a series; the story of events opens one',
	'/[locale=locale]/certificates/[code]': 'needs a certificate; the story of the day checks one',
	'/[locale=locale]/certificates/[code]/certificate.pdf': 'see above',
	'/[locale=locale]/calendar/[token].ics': 'needs a person’s own address; see above',
	'/files/[id]': 'needs a logo; the test of uploads asks for one'
};
