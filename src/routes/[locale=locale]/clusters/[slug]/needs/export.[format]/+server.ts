import { clusterOf } from '../../../../../cluster-page.server.ts';
import { exportRadar } from '../../../../../radar-export.server.ts';
import { radarOfCluster } from '../../../../../radar-page.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) =>
	exportRadar(event, await radarOfCluster(event, await clusterOf(event)));
