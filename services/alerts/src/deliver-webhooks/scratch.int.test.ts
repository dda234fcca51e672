import { test } from "vitest";
import { raiseAlert } from "../raise-alert/handle.ts";
import { saveSubscription } from "../save-subscription/handle.ts";
import { draft, openReceiver, openStage, origin, reader } from "./test-support.ts";

test("throughput", async () => {
	const stage = await openStage();
	const receiver = await openReceiver();
	await stage.deliver();
	for (let n = 0; n < 5; n++)
		await saveSubscription(
			stage.deps,
			stage.reach,
			stage.sessionOf(reader),
			{ name: "d", filter: {}, webhook: { url: receiver.url } },
			undefined,
		);
	const lat: number[] = [];
	for (let n = 0; n < 20; n++) {
		const t = performance.now();
		const had = receiver.received.length;
		await raiseAlert(stage.deps, stage.sessionOf(origin), draft(`x ${n}`), undefined);
		await receiver.count(had + 5);
		lat.push(performance.now() - t);
	}
	console.log("raise to last of 5 receivers, ms", lat.map((x) => x.toFixed(1)).join(" "));
	const t = performance.now();
	const had = receiver.received.length;
	await Promise.all(
		Array.from({ length: 400 }, (_, n) => raiseAlert(stage.deps, stage.sessionOf(origin), draft(`a ${n}`), undefined)),
	);
	console.log("raised", performance.now() - t);
	await receiver.count(had + 2000);
	console.log("2000 deliveries in", performance.now() - t);
	await stage.close();
	await receiver.close();
}, 60_000);
