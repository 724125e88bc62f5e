/** The package's JSON form: what stands where, and the sentence when something else does. */
import { z } from 'zod';
import type { AimReport } from '../answer.ts';
import type { Problem, Schedule } from '../problem.ts';
import { show, type Path } from './place.ts';

const ID = z.union([z.string(), z.number()]);
const IDS = z.array(ID);
const WORDS = z.array(z.string());
const HALF = z.enum(['morning', 'afternoon']);

const SLOT = z.strictObject({
	id: ID,
	day: ID.optional(),
	half: HALF.optional(),
	block: ID.optional(),
	start: z.string().optional(),
	end: z.string().optional()
});

const TABLE = z.strictObject({
	id: ID,
	kind: z.string().optional(),
	slots: IDS.optional(),
	host: ID.optional(),
	seats: z.number().optional()
});

const DELEGATE = z.strictObject({
	id: ID,
	unavailable: IDS.optional(),
	languages: WORDS.optional()
});

const PARTICIPANT = z.strictObject({
	id: ID,
	name: z.string().optional(),
	unavailable: IDS.optional(),
	preferred: IDS.optional(),
	half: HALF.optional(),
	hours: z.strictObject({ zone: z.string(), from: z.string(), to: z.string() }).optional(),
	languages: WORDS.optional(),
	groups: WORDS.optional(),
	delegates: z.array(DELEGATE).optional(),
	together: z.boolean().optional()
});

const WISH = z.strictObject({
	id: ID,
	who: IDS,
	weight: z.number().optional(),
	kind: z.enum(['requested', 'accepted', 'must', 'never']).optional(),
	half: HALF.optional(),
	slot: ID.optional(),
	table: ID.optional(),
	tableKind: z.string().optional(),
	after: IDS.optional(),
	resources: IDS.optional()
});

const RESOURCE = z.strictObject({
	id: ID,
	name: z.string().optional(),
	capacity: z.number().optional(),
	unavailable: IDS.optional(),
	languages: WORDS.optional()
});

const LIMIT = z.strictObject({
	id: ID.optional(),
	of: ID.optional(),
	with: ID.optional(),
	most: z.number(),
	per: z.enum(['event', 'day', 'block']).optional(),
	sum: z.boolean().optional()
});

const AIM = z.enum(['held', 'fairness', 'breaks', 'waiting', 'preferences', 'changes', 'moves']);

export const PROBLEM: z.ZodType<Problem> = z.strictObject({
	name: z.string().optional(),
	slots: z.array(SLOT),
	tables: z.array(TABLE),
	participants: z.array(PARTICIPANT),
	meetings: z.array(WISH),
	resources: z.array(RESOURCE).optional(),
	limits: z.array(LIMIT).optional(),
	complete: z.boolean().optional(),
	spread: z.number().optional(),
	aims: z.array(AIM).optional()
});

const NUMBERS = z.array(z.number());

const ARGUMENT = z.discriminatedUnion('by', [
	z.object({ by: z.literal('counting') }),
	z.object({ by: z.literal('prices'), unit: z.number(), slots: NUMBERS }),
	z.object({ by: z.literal('matching'), unit: z.number(), people: NUMBERS, table: z.number() }),
	z.object({ by: z.literal('search'), proof: z.string().optional() })
]);

const PLACEMENT = z.object({
	meeting: ID,
	slot: ID,
	table: ID.nullish().transform((table) => table ?? undefined),
	delegates: z.record(z.string(), ID).optional(),
	resources: IDS.optional()
});

/** What `schedule --json` prints, of which the meetings and the certificate are read. */
export const SCHEDULE: z.ZodType<Schedule & { aims?: AimReport[] }> = z.object({
	meetings: z.array(PLACEMENT),
	aims: z
		.array(z.object({ aim: AIM, value: z.number(), bound: z.number(), argument: ARGUMENT }))
		.optional()
});

const EXPECTED: Record<string, string> = {
	string: 'text',
	number: 'a number',
	boolean: 'true or false',
	array: 'a list',
	object: 'an object',
	record: 'an object'
};

/** The first thing that a value of another shape fails in, as its path and a sentence. */
export function firstMisfit(
	[issue]: z.core.$ZodIssue[],
	value: unknown
): { path: Path; says: string } {
	if (!issue) return { path: [], says: 'cannot be read' };
	const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
	return { path, says: sentenceFor(issue, valueAt(value, path)) };
}

function sentenceFor(issue: z.core.$ZodIssue, value: unknown): string {
	if (value === undefined) return 'is missing';
	switch (issue.code) {
		case 'invalid_type':
			return `is ${show(value)}, not ${EXPECTED[issue.expected] ?? issue.expected}`;
		case 'invalid_union':
			if (issue.discriminator) return `is ${show(value)}, not an argument that is known`;
			return `is ${show(value)}, not text or a number`;
		case 'invalid_value':
			return `is ${show(value)}, not one of ${issue.values.map(show).join(', ')}`;
		case 'unrecognized_keys':
			return `has ${issue.keys.slice(0, 3).map(show).join(', ')}, which is not a field of it`;
		default:
			return `is ${show(value)}, which cannot be read`;
	}
}

function valueAt(value: unknown, path: Path): unknown {
	return path.reduce<unknown>(
		(inner, step) =>
			typeof inner === 'object' && inner !== null
				? (inner as Record<string | number, unknown>)[step]
				: undefined,
		value
	);
}
