import { expect, test } from "vitest";
import { serviceOf } from "./services.ts";

test("addresses lead to the service that answers there", () => {
	const paths = ["/alerts/feed", "/subscriptions", "/audit/alerts/x/readers", "/ops/audit/dead-letters", "/agencies"];
	expect([...paths, "/reports", "/casesX"].map(serviceOf)).toEqual([
		"alerts",
		"alerts",
		"audit",
		"audit",
		"identity",
		"case-intake",
		"identity",
	]);
});
