import { migratedDatabase } from "@seamark/db/testing";
import { sized } from "@seamark/testing";
import { test } from "vitest";
import { followHarness } from "./contract/harness.ts";
import { eventSourceContract } from "./contract.ts";

eventSourceContract({
	name: "follow",
	test: (name, work) => test(name, { timeout: sized(60_000, 900_000) }, work),
	database: migratedDatabase,
	harness: followHarness,
	patienceMs: 20_000,
	stallMs: 1_000,
	kills: sized(4, 67),
});
