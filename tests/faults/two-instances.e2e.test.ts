import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { sized } from "@seamark/testing";
import { expect, test } from "vitest";
import { type Broker, startBrokerFromJars } from "../../infra/kafka/src/index.ts";
import { judgeAudit } from "../chaos/settle.ts";
import { openStage } from "../chaos/stage.ts";
import { openRound } from "./support.ts";

const brokerIn = async (dir: string): Promise<Broker | { unavailable: string }> => {
	try {
		return await startBrokerFromJars({ dir });
	} catch (error) {
		return { unavailable: (error as Error).message };
	}
};

const awayMs = sized(5_000, 30_000);

test("with two alerts services over Kafka: one is killed and its readers go to the other, the broker is away, and nothing is lost", {
	timeout: 240_000 + awayMs,
}, async ({ skip }) => {
	await using stack = new AsyncDisposableStack();
	const dir = await mkdtemp(join(tmpdir(), "seamark-two-"));
	stack.defer(() => rm(dir, { recursive: true, force: true }));
	const broker = await brokerIn(join(dir, "kafka"));
	if ("unavailable" in broker) return skip(`Kafka: ${broker.unavailable}`);
	stack.defer(() => broker.stop());
	const stage = stack.use(await openStage({ brokers: broker.brokers }));
	const { alerts, otherAlerts } = stage.parts;
	const round = openRound({ urls: [alerts.url, otherAlerts.url], token: stage.token });
	await round.more(60);

	// Clients that cannot reach one turn to the other.
	const connections = round.followers.map((one) => one.connections());
	await alerts.kill();
	await round.more(60);
	expect(round.followers.some((one, index) => one.connections() > (connections[index] ?? 0))).toBe(true);
	await alerts.start();
	await otherAlerts.kill();
	await round.more(60);
	await otherAlerts.start();

	// Nobody who posts or reads notices that the broker is away: no answer but good ones.
	round.load.answers.clear();
	broker.kill?.();
	await Promise.all([pause(awayMs), round.more(100)]);
	expect(Object.fromEntries(round.load.answers)).toEqual({});
	await broker.restart?.();
	await round.more(30);

	await round.finish(() => stage.database.admin("alerts"));
	const [store, audit] = [stage.database.admin("alerts"), stage.database.admin("audit")];
	expect(await judgeAudit(store, audit)).toEqual({ lost: [], doubled: [] });
	await Promise.all([store.end(), audit.end()]);
});
