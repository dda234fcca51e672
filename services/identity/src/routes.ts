import type { HttpServer } from "@seamark/http";
import { assignOfficerRoute } from "./assign-officer/route.ts";
import { closeDutyPostRoute } from "./close-duty-post/route.ts";
import { concludeAgreementRoute } from "./conclude-agreement/route.ts";
import { confirmSecondmentRoute } from "./confirm-secondment/route.ts";
import { createDutyPostRoute } from "./create-duty-post/route.ts";
import { demoTokenRoute } from "./demo-token/route.ts";
import { endAgreementRoute } from "./end-agreement/route.ts";
import { endPostingRoute } from "./end-posting/route.ts";
import type { Identity } from "./identity.ts";
import { issueTokenRoute } from "./issue-token/route.ts";
import { listAgenciesRoutes } from "./list-agencies/route.ts";
import { listAgreementsRoute } from "./list-agreements/route.ts";
import { listClientsRoute } from "./list-clients/route.ts";
import { listOfficersRoute } from "./list-officers/route.ts";
import { listPostingsRoute } from "./list-postings/route.ts";
import { listPostsRoutes } from "./list-posts/route.ts";
import { publishKeyRoute } from "./publish-key/route.ts";
import { registerAgencyRoute } from "./register-agency/route.ts";
import { registerClientRoute } from "./register-client/route.ts";
import { registerCountryRoute } from "./register-country/route.ts";
import { registerOfficerRoute } from "./register-officer/route.ts";
import { removeClientRoute } from "./remove-client/route.ts";
import { resumeAgencyRoute } from "./resume-agency/route.ts";
import { retireKeyRoute } from "./retire-key/route.ts";
import { revokeKeyRoute } from "./revoke-key/route.ts";
import { rotatePostRoute } from "./rotate-post/route.ts";
import { secondOfficerRoute } from "./second-officer/route.ts";
import { suspendAgencyRoute } from "./suspend-agency/route.ts";
import { wellKnownRoutes } from "./well-known/route.ts";

const operations = [
	wellKnownRoutes,
	issueTokenRoute,
	listAgenciesRoutes,
	listAgreementsRoute,
	listClientsRoute,
	listOfficersRoute,
	listPostingsRoute,
	listPostsRoutes,
	registerCountryRoute,
	registerAgencyRoute,
	suspendAgencyRoute,
	resumeAgencyRoute,
	concludeAgreementRoute,
	endAgreementRoute,
	createDutyPostRoute,
	closeDutyPostRoute,
	registerOfficerRoute,
	assignOfficerRoute,
	endPostingRoute,
	rotatePostRoute,
	secondOfficerRoute,
	confirmSecondmentRoute,
	registerClientRoute,
	removeClientRoute,
	publishKeyRoute,
	retireKeyRoute,
	revokeKeyRoute,
];

/** Every HTTP operation of the service. */
export const identityRoutes = (app: HttpServer, identity: Identity): void => {
	for (const register of operations) register(app, identity);
	if (identity.context.config.demo) demoTokenRoute(app, identity);
};
