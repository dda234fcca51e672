import type { Operations } from "@seamark/service";
import { findAccount } from "./accounts/find-account/route.ts";
import { listAccounts } from "./accounts/list-accounts/route.ts";
import { revealAccount } from "./accounts/reveal-account/route.ts";
import type { Deps } from "./deps.ts";
import { listTracingFiles } from "./files/list-tracing-files/route.ts";
import { openTracingFile } from "./files/open-tracing-file/route.ts";
import { readTracingFile } from "./files/read-tracing-file/route.ts";
import { announceLoad } from "./loads/announce-load/route.ts";
import { dropLoad } from "./loads/drop-load/route.ts";
import { listLoads } from "./loads/list-loads/route.ts";
import { listRefusals } from "./loads/list-refusals/route.ts";
import { loadContent } from "./loads/load-content/route.ts";
import { readLoad } from "./loads/read-load/route.ts";
import { findPatterns } from "./patterns/find-patterns/route.ts";
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

	findPatterns(api, deps);

	makeTrace(api, deps);
	listTraces(api);
	readTrace(api, deps);
	readTraceReport(api, deps);
};
