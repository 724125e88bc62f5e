import { allianceOf } from '../../../../../alliance-page.server.ts';
import { exportRadar } from '../../../../../radar-export.server.ts';
import { radarOfAlliance } from '../../../../../radar-page.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) =>
	exportRadar(event, radarOfAlliance(event, await allianceOf(event)));
