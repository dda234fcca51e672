import type { Operations } from "@seamark/service";
import { agreeTerms } from "./agree-terms/route.ts";
import { listForeignAgencies } from "./list-foreign-agencies/route.ts";
import { listHolders } from "./list-holders/route.ts";
import { listHubLinks } from "./list-hub-links/route.ts";
import { pairHub } from "./pair-hub/route.ts";
import { readCard } from "./read-card/route.ts";
import type { Sync } from "./sync/exchange-once.ts";

/** Every HTTP operation of the exchange service. */
export const exchangeRoutes = (api: Operations, deps: Sync): void => {
	readCard(api, deps);
	pairHub(api, deps);
	listHubLinks(api, deps);
	listForeignAgencies(api, deps);
	agreeTerms(api, deps);
	listHolders(api, deps);
};
