import type { Operations } from "@seamark/service";
import { findAccount } from "./accounts/find-account/route.ts";
import { listAccounts } from "./accounts/list-accounts/route.ts";
import { protectAccount } from "./accounts/protect-account/route.ts";
import { revealAccount } from "./accounts/reveal-account/route.ts";
import { addClaim } from "./claims/add-claim/route.ts";
import { confirmBeneficiary } from "./claims/confirm-beneficiary/route.ts";
import { listClaims } from "./claims/list-claims/route.ts";
import type { Deps } from "./deps.ts";
import { listDistributions } from "./distributions/list-distributions/route.ts";
import { makeDistribution } from "./distributions/make-distribution/route.ts";
import { closeTracingFile } from "./files/close-tracing-file/route.ts";
import { listTracingFiles } from "./files/list-tracing-files/route.ts";
import { openTracingFile } from "./files/open-tracing-file/route.ts";
import { readTracingFile } from "./files/read-tracing-file/route.ts";
import { bookTransaction } from "./ledger/book-transaction/route.ts";
import { confirmRelease } from "./ledger/confirm-release/route.ts";
import { listReleases } from "./ledger/list-releases/route.ts";
import { listTransactions } from "./ledger/list-transactions/route.ts";
import { readBalances } from "./ledger/read-balances/route.ts";
import { reverseTransaction } from "./ledger/reverse-transaction/route.ts";
import { announceLoad } from "./loads/announce-load/route.ts";
import { dropLoad } from "./loads/drop-load/route.ts";
import { listLoads } from "./loads/list-loads/route.ts";
import { listRefusals } from "./loads/list-refusals/route.ts";
import { loadContent } from "./loads/load-content/route.ts";
import { readLoad } from "./loads/read-load/route.ts";
import { askLookup } from "./lookups/ask-lookup/route.ts";
import { listLookups } from "./lookups/list-lookups/route.ts";
import { readLookupKey } from "./lookups/read-lookup-key/route.ts";
import { addMessageStep } from "./messages/add-message-step/route.ts";
import { listMessages } from "./messages/list-messages/route.ts";
import { readMessage } from "./messages/read-message/route.ts";
import { sendMessage } from "./messages/send-message/route.ts";
import { readOwners } from "./owners/read-owners/route.ts";
import { listParties } from "./parties/list-parties/route.ts";
import { revealParty } from "./parties/reveal-party/route.ts";
import { findPatterns } from "./patterns/find-patterns/route.ts";
import { addProperty } from "./property/add-property/route.ts";
import { addStep } from "./property/add-step/route.ts";
import { listProperty } from "./property/list-property/route.ts";
import { reportProperty } from "./property/report-property/route.ts";
import { assessValueOf } from "./traces/assess-value/route.ts";
import { listTraces } from "./traces/list-traces/route.ts";
import { makeTrace } from "./traces/make-trace/route.ts";
import { readTrace } from "./traces/read-trace/route.ts";
import { readTraceReport } from "./traces/read-trace-report/route.ts";

/** Every HTTP operation of the service. */
export const assetRoutes = (api: Operations, deps: Deps): void => {
	openTracingFile(api, deps);
	listTracingFiles(api);
	readTracingFile(api);

	announceLoad(api, deps);
	loadContent(api, deps);
	readLoad(api);
	listLoads(api);
	listRefusals(api);
	dropLoad(api, deps);

	listAccounts(api);
	findAccount(api, deps);
	revealAccount(api, deps);

	listParties(api);
	revealParty(api, deps);
	readOwners(api, deps);

	findPatterns(api, deps);

	makeTrace(api, deps);
	listTraces(api);
	readTrace(api, deps);
	readTraceReport(api, deps);
	assessValueOf(api, deps);

	bookTransaction(api, deps);
	listTransactions(api);
	reverseTransaction(api, deps);
	readBalances(api);
	listReleases(api);
	confirmRelease(api, deps);

	addProperty(api, deps);
	listProperty(api);
	addStep(api, deps);
	reportProperty(api, deps);

	addClaim(api, deps);
	listClaims(api);
	confirmBeneficiary(api, deps);
	makeDistribution(api, deps);
	listDistributions(api);

	closeTracingFile(api, deps);
	protectAccount(api);
	readLookupKey(api, deps);
	askLookup(api, deps);
	listLookups(api);
	sendMessage(api, deps);
	listMessages(api);
	readMessage(api, deps);
	addMessageStep(api, deps);
};
