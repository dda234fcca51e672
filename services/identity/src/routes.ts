import type { Operations } from "@seamark/service";
import { askEnrolment } from "./ask-enrolment/route.ts";
import { askSubject } from "./ask-subject/route.ts";
import { assignOfficer } from "./assign-officer/route.ts";
import { closeDutyPost } from "./close-duty-post/route.ts";
import { concludeAgreement } from "./conclude-agreement/route.ts";
import { confirmEnrolment } from "./confirm-enrolment/route.ts";
import { confirmProvider } from "./confirm-provider/route.ts";
import { confirmSecondment } from "./confirm-secondment/route.ts";
import { confirmSubject } from "./confirm-subject/route.ts";
import { createDutyPost } from "./create-duty-post/route.ts";
import { demoTokenRoute } from "./demo-token/route.ts";
import { endAgreement } from "./end-agreement/route.ts";
import { endPosting } from "./end-posting/route.ts";
import type { Identity } from "./identity.ts";
import { issueTokenRoute } from "./issue-token/route.ts";
import { listAgencies } from "./list-agencies/route.ts";
import { listAgreements } from "./list-agreements/route.ts";
import { listClients } from "./list-clients/route.ts";
import { listDemoOfficersRoute } from "./list-demo-officers/route.ts";
import { listEnrolments } from "./list-enrolments/route.ts";
import { listOfficers } from "./list-officers/route.ts";
import { listPostings } from "./list-postings/route.ts";
import { listPosts } from "./list-posts/route.ts";
import { listProviders } from "./list-providers/route.ts";
import { listStatementKeys } from "./list-statement-keys/route.ts";
import { listSubjects } from "./list-subjects/route.ts";
import { publishKey } from "./publish-key/route.ts";
import { readAgency } from "./read-agency/route.ts";
import { readPost } from "./read-post/route.ts";
import { registerAgency } from "./register-agency/route.ts";
import { registerClient } from "./register-client/route.ts";
import { registerCountry } from "./register-country/route.ts";
import { registerOfficer } from "./register-officer/route.ts";
import { registerProvider } from "./register-provider/route.ts";
import { removeClient } from "./remove-client/route.ts";
import { removePasskeys } from "./remove-passkeys/route.ts";
import { removeProvider } from "./remove-provider/route.ts";
import { removeSubject } from "./remove-subject/route.ts";
import { resumeAgency } from "./resume-agency/route.ts";
import { retireKey } from "./retire-key/route.ts";
import { revokeKey } from "./revoke-key/route.ts";
import { rotatePost } from "./rotate-post/route.ts";
import { rotateStatementKey } from "./rotate-statement-key/route.ts";
import { secondOfficer } from "./second-officer/route.ts";
import { setNationalOffice } from "./set-national-office/route.ts";
import { signInRoutes } from "./sign-in/routes.ts";
import { suspendAgency } from "./suspend-agency/route.ts";
import { wellKnownRoutes } from "./well-known/route.ts";

const operations = [
	listAgencies,
	readAgency,
	listAgreements,
	listClients,
	listOfficers,
	listPostings,
	listPosts,
	readPost,
	registerCountry,
	registerAgency,
	suspendAgency,
	resumeAgency,
	setNationalOffice,
	concludeAgreement,
	endAgreement,
	createDutyPost,
	closeDutyPost,
	registerOfficer,
	assignOfficer,
	endPosting,
	rotatePost,
	secondOfficer,
	confirmSecondment,
	registerClient,
	removeClient,
	publishKey,
	retireKey,
	revokeKey,
	listStatementKeys,
	rotateStatementKey,
	askEnrolment,
	confirmEnrolment,
	listEnrolments,
	removePasskeys,
	registerProvider,
	confirmProvider,
	removeProvider,
	listProviders,
	askSubject,
	confirmSubject,
	removeSubject,
	listSubjects,
];

/** Every HTTP operation of the service. Those without a caller, which make callers, are routes of their own. */
export const identityRoutes = (api: Operations, identity: Identity): void => {
	wellKnownRoutes(api.app, identity);
	issueTokenRoute(api.app, identity);
	signInRoutes(api.app, identity);
	if (identity.context.config.demo) {
		listDemoOfficersRoute(api.app, identity);
		demoTokenRoute(api.app, identity);
	}
	for (const register of operations) register(api, identity);
};
