/**
 * Who may know whom. Rooms stand one above the other; a room imports only from rooms below it.
 * The order is read upwards: a room further down this list may import those before it.
 */
const floors = [
	['people'],
	['searches', 'places'],
	['organisations'],
	['clusters'],
	['alliances', 'introductions', 'marketplace', 'events'],
	['interest'],
	['matching'],
	['needs'],
	['surveys'],
	['governance'],
	['agreements'],
	['signing'],
	['obligations'],
	['memberships'],
	['meetings', 'exchanges', 'programmes', 'calls'],
	['strategy', 'labels', 'news', 'knowledge', 'forum'],
	['newsletter'],
	['insights']
];

const anyOf = (rooms) => `^src/rooms/(${rooms.join('|')})/`;

const downhillOnly = floors.flatMap((rooms, floor) =>
	rooms.map((room) => ({
		name: `${room}-imports-downhill`,
		comment: `${room} may import only the rooms below it`,
		severity: 'error',
		from: { path: anyOf([room]) },
		to: {
			path: anyOf([...rooms.filter((other) => other !== room), ...floors.slice(floor + 1).flat()])
		}
	}))
);

module.exports = {
	forbidden: [
		{ name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
		{
			name: 'platform-knows-no-room',
			severity: 'error',
			from: { path: '^src/(platform|ui)/' },
			to: { path: '^src/(rooms|routes)/' }
		},
		{
			name: 'platform-knows-no-screen',
			severity: 'error',
			from: { path: '^src/platform/' },
			to: { path: '^src/ui/' }
		},
		{
			name: 'nothing-imports-routes',
			severity: 'error',
			from: { pathNot: '^src/routes/' },
			to: { path: '^src/routes/' }
		},
		{
			name: 'a-room-keeps-its-screens',
			comment: 'never another room’s ui/',
			severity: 'error',
			from: { path: '^src/rooms/([^/]+)/' },
			to: { path: '^src/rooms/[^/]+/ui/', pathNot: '^src/rooms/$1/ui/' }
		},
		{
			name: 'scheduler-knows-nobody',
			comment: 'but the packages it names as its own',
			severity: 'error',
			from: { path: '^packages/scheduler/' },
			to: {
				pathNot: '^packages/scheduler/|node_modules/(vitest|zod|exceljs|cadical-wasm)/',
				dependencyTypesNot: ['core']
			}
		},
		{
			name: 'thesaurus-knows-nobody',
			severity: 'error',
			from: { path: '^packages/thesaurus/' },
			to: { pathNot: '^packages/thesaurus/|node_modules/vitest/', dependencyTypesNot: ['core'] }
		},
		{
			name: 'pure-words-stay-pure',
			comment: 'a word without .server, .form or .test asks no database, clock or framework',
			severity: 'error',
			from: {
				path: '^src/rooms/[^/]+/[^/]+\\.ts$',
				pathNot: '\\.(server|form|test|server\\.test)\\.ts$|/(testing|tables)\\.ts$'
			},
			to: {
				path: 'node_modules/(kysely|pg|@sveltejs|better-auth)/',
				dependencyTypesNot: ['type-only']
			}
		},
		...downhillOnly
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '^(src/messages|build|\\.svelte-kit)/' },
		tsPreCompilationDeps: 'specify',
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'svelte', 'default'],
			extensions: ['.ts', '.js', '.svelte', '.json']
		},
		moduleSystems: ['es6']
	}
};
