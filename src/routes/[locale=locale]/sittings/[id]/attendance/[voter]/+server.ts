import { Readable } from 'node:stream';
import { findFile } from '#platform/files/files.server.ts';
import { found } from '#platform/guards/guard.server.ts';
import { listVoters } from '#rooms/governance/sitting-record.server.ts';
import { openHouse } from '../../../../../../house.server.ts';
import { preparedSitting } from '../../../../../governance-page.server.ts';
import type { RequestHandler } from './$types';

/** The paper of a proxy, for those who prepare the sitting. */
export const GET: RequestHandler = async (event) => {
	const { db } = event.locals;
	const sitting = await preparedSitting(event);
	const voters = await listVoters(db, sitting.id);
	const voter = voters.find(({ id }) => id === event.params.voter);
	const file = found(voter?.proxyFileId ? await findFile(db, voter.proxyFileId) : undefined);
	const { files } = await openHouse();
	const content = Readable.toWeb(await files.open(file.digest)) as ReadableStream;
	return new Response(content, {
		headers: {
			'content-type': file.mediaType,
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
			'content-security-policy': "default-src 'none'; sandbox",
			'cache-control': 'private, no-store'
		}
	});
};
