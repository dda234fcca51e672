/**
 * The one list of the hub's services. The embedded hub starts from it; Compose, the proxy, Prometheus, the scripts for keys and
 * databases, the descriptions, the command line and the rules on imports are made from it or checked against it.
 */
export type HubService = {
	/** Folder under services/, database, log, topic and key are called by it. */
	name: string;
	/** In a few words, for people. */
	about: string;
	/** Addresses that callers reach it by: each with everything below. None where only services call it. */
	paths: readonly string[];
	/** gRPC services that agencies may call. */
	agencyRpcs: readonly string[];
	/** Services whose log it follows; they let it read. Everybody follows identity for the directory. */
	follows: readonly string[];
	/** Services whose RPCs it calls. */
	calls: readonly string[];
	/** Secret key files of its own, by the setting that names the file: nobody else ever sees them. */
	secrets: Readonly<Record<string, string>>;
	/** Instances beside each other where services run apart. */
	instances: number;
	/** Answers some requests for as long as the caller stays: nothing on the way may hold back what it sends. */
	streams: boolean;
	/** Calls addresses outside of the hub. */
	reachesOut: boolean;
	/** On a network of its own, with its callers and with what it follows, and with nobody else. */
	apart: boolean;
	/** First of its ports where services run apart on one machine: HTTP, then gRPC. Instances follow by tens. */
	port: number;
};

const service = (name: string, about: string, port: number, o: Partial<HubService>): HubService => ({
	name,
	about,
	paths: [],
	agencyRpcs: [],
	follows: [],
	calls: [],
	secrets: {},
	instances: 1,
	streams: false,
	reachesOut: false,
	apart: false,
	port,
	...o,
});

/** In the order in which the embedded hub opens them: who is called or followed comes before who calls or follows. */
const recorded: readonly HubService[] = [
	service("identity", "who is who, who may do what, and their tokens", 8100, {
		paths: [
			"/.well-known/seamark",
			"/.well-known/oauth-authorization-server",
			"/agencies",
			"/agreements",
			"/clients",
			"/countries",
			"/demo",
			"/enrolments",
			"/officers",
			"/postings",
			"/posts",
			"/provider-subjects",
			"/providers",
			"/sign-ins",
		],
		reachesOut: true,
	}),
	service("vault", "who the persons of cases are, sealed", 8300, {
		follows: ["identity"],
		secrets: { SEAMARK_VAULT_KEY: "vault.key" },
		apart: true,
	}),
	service("case-intake", "reports, cases, persons, imports, statistics", 8400, {
		paths: [
			"/reports",
			"/cases",
			"/persons",
			"/imports",
			"/merges",
			"/statistics",
			"/htcds",
			"/attachments",
			"/charges",
			"/convictions",
			"/fields",
			"/links",
			"/notes",
			"/searches",
			"/openings",
			"/erasures",
			"/second-person",
			"/tasks",
		],
		follows: ["identity"],
		calls: ["vault"],
		streams: true,
	}),
	service("alerts", "alerts, the live feed, webhooks, STIX", 8200, {
		paths: ["/alerts", "/subscriptions"],
		agencyRpcs: ["seamark.alerts.v1.AlertsService"],
		// What becomes of reports, for webhooks.
		follows: ["identity", "case-intake"],
		instances: 2,
		streams: true,
		reachesOut: true,
	}),
	service("mla", "requests for mutual legal assistance, each side with its signed copy", 8450, {
		paths: ["/mla"],
		follows: ["identity"],
		calls: ["identity", "case-intake"],
	}),
	service("asset-tracing", "where the money of a crime went, and whose it is", 8500, {
		paths: ["/assets"],
		follows: ["identity"],
		calls: ["case-intake", "mla"],
		secrets: { SEAMARK_ASSETS_KEY: "assets.key" },
	}),
	service("exchange", "shares with hubs of other owners, over links that hardly work", 8550, {
		paths: ["/exchange"],
		follows: ["identity", "alerts", "mla"],
		calls: ["identity", "alerts", "mla"],
		secrets: { SEAMARK_EXCHANGE_KEY: "exchange.key" },
		reachesOut: true,
	}),
];

export const hubServices: readonly HubService[] = [
	...recorded,
	service("audit", "what was done, by whom, and who read it", 8900, {
		paths: ["/audit"],
		follows: recorded.map(({ name }) => name),
	}),
	// Keeps no records: what officers do through it is in the logs of the services that it asks for them.
	service("console", "the officers' page, and their sessions", 8950, {
		paths: ["/console"],
		follows: ["identity"],
		streams: true,
	}),
];

export const serviceNames: readonly string[] = hubServices.map(({ name }) => name);

export const hubService = (name: string): HubService => {
	const found = hubServices.find((one) => one.name === name);
	if (!found) throw new Error(`There is no service ${name} in libs/service/src/hub-services.ts.`);
	return found;
};

/** Services that may read this one's log. */
export const readersOf = (name: string): string[] =>
	hubServices.filter(({ follows }) => follows.includes(name)).map((one) => one.name);

/** Services that may call this one's RPCs. */
export const callersOf = (name: string): string[] =>
	hubServices.filter(({ calls }) => calls.includes(name)).map((one) => one.name);

/** Its database, and the role that it runs as; the owner of the tables is called the same with `_owner`. */
export const databaseOf = (name: string): string => `seamark_${name.replaceAll("-", "_")}`;
