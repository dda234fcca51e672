// A relay in a process of its own, for the tests that kill it.
import { openPool } from "@seamark/db";
import { openWake } from "@seamark/log";
import { relayToKafka } from "../kafka/relay.ts";

const o = JSON.parse(process.argv[2] ?? "{}") as { url: string; service: string; brokers: string[] };
relayToKafka({
	pool: openPool({ url: o.url, name: "contract relay" }),
	wake: openWake({ url: o.url, name: "contract relay" }),
	service: o.service,
	kafka: { brokers: o.brokers },
	takeOverMs: 25,
	notice: (notice) => process.stdout.write(`${JSON.stringify(notice)}\n`),
});
