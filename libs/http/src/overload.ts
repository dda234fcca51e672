import { HubError } from "@seamark/errors";
import { counter } from "@seamark/telemetry";

const limitNames = [
	"hub-connections",
	"hub-requests",
	"hub-streams",
	"address-connections",
	"address-requests",
	"agency-waiting",
	"agency-requests",
	"agency-bytes",
	"agency-streams",
	"agency-bulk",
	"agency-reports",
	"post-requests",
	"post-bytes",
	"post-streams",
	"post-bulk",
	"post-reports",
	"passkey-tries",
	"provider-sign-ins",
	"calendar-reads",
	"register-searches",
] as const;
export type LimitName = (typeof limitNames)[number];

const refusals = counter(
	"seamark_limit_refusals_total",
	"Requests and connections refused by a limit, by the limit",
	limitNames.map((limit) => ({ limit })),
);
export const countRefusal = (limit: LimitName) => refusals.add(1, { limit });

/** One party asks too much. */
export const refuse = (limit: LimitName, detail: string, retryAfter: number): never => {
	countRefusal(limit);
	throw new HubError("TOO_MANY_REQUESTS", { detail, retryAfter });
};

/** The whole process has its hands full. */
export const full = (limit: LimitName): never => {
	countRefusal(limit);
	throw new HubError("UNAVAILABLE", { detail: "The hub has as much in hand as it can hold.", retryAfter: 2 });
};
