import type { Limits } from "@seamark/http";
import { openLogger } from "@seamark/telemetry";
import { startHub } from "../../infra/local/src/hub.ts";
import { roomyLimits } from "../support/limits.ts";

/** A hub in a process of its own, so that what hostile input does to its memory and its life can be seen from outside. */
const [dataDir = "", limits = "{}"] = process.argv.slice(2);
const hub = await startHub({
	dataDir,
	host: "127.0.0.1",
	port: 0,
	seed: "demo",
	durable: false,
	log: openLogger({ service: "hub", level: "debug" }),
	limits: { ...roomyLimits, ...(JSON.parse(limits) as Partial<Limits>) },
});
const stop = () => void hub.stop().finally(() => process.exit());
process.once("SIGTERM", stop);
process.once("disconnect", stop);
process.send?.({ url: hub.url, grpc: `127.0.0.1:${hub.grpc.alerts}` });
