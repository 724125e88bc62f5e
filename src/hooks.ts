import type { Reroute } from '@sveltejs/kit/hooks';
import { ownHostsKnown } from '#platform/own-hosts.ts';
import { pathInHouse } from '#rooms/clusters/own-address.ts';

/** At a cluster's own host its pages stand at the top. */
export const reroute: Reroute = ({ url }) => {
	const slug = ownHostsKnown().get(url.host);
	return slug ? pathInHouse(url.pathname, slug) : undefined;
};
