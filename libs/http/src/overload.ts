import { HubError } from "@seamark/errors";
import { counter } from "@seamark/telemetry";

export const refusals = counter(
	"seamark_limit_refusals_total",
	"Requests and connections refused by a limit, by the limit",
);

/** One party asks too much. */
export const refuse = (limit: string, detail: string, retryAfter: number): never => {
	refusals.add(1, { limit });
	throw new HubError("TOO_MANY_REQUESTS", { detail, retryAfter });
};

/** The whole process has its hands full. */
export const full = (limit: string): never => {
	refusals.add(1, { limit });
	throw new HubError("UNAVAILABLE", { detail: "The hub has as much in hand as it can hold.", retryAfter: 2 });
};
