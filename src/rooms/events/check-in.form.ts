import { z } from 'zod';

const note = z.object({
	id: z.uuid(),
	kind: z.enum(['here', 'taken_back']),
	registrationId: z.uuid(),
	sessionId: z.uuid().nullable(),
	ago: z
		.number()
		.min(0)
		.max(40 * 86_400_000)
});

/** What a desk sends when the network is back. */
export const batchForm = z.object({
	device: z.string().max(60).nullable(),
	notes: z.array(note).min(1).max(200)
});
