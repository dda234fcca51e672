import type { Operations } from "@seamark/service";
import { agreeTerms } from "./agree-terms/route.ts";
import type { Deps } from "./deps.ts";
import { listHolders } from "./list-holders/route.ts";
import { listHubLinks } from "./list-hub-links/route.ts";
import { pairHub } from "./pair-hub/route.ts";
import { readCard } from "./read-card/route.ts";
import type { Sessions } from "./sync/session.ts";

/** Every HTTP operation of the exchange service. */
export const exchangeRoutes = (api: Operations, deps: Deps, sessions: Sessions): void => {
	readCard(api, deps);
	pairHub(api, deps);
	listHubLinks(api, deps, sessions);
	agreeTerms(api, deps);
	listHolders(api, deps);
};
