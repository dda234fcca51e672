import { openHttp } from "@seamark/http";
import { testContext } from "@seamark/testing";
import { expect, test } from "vitest";
import { pacific } from "../../../infra/seed/src/index.ts";
import { identityMigrations, openIdentity, seedDirectory } from "./index.ts";

test("it starts, seeds, and hands out demo tokens", async () => {
	const context = await testContext({ name: "identity", migrations: identityMigrations, config: { demo: true } });
	const t = performance.now();
	const seeded = await seedDirectory(context, pacific);
	console.log("seeded in", performance.now() - t, seeded.clients.length);
	expect((await seedDirectory(context, pacific)).inserted).toBe(false);
	const service = openIdentity(context);
	await service.directory.ready();
	console.log(JSON.stringify(service.directory.current().snapshot).slice(0, 1500));
	const app = await openHttp({
		title: "t",
		publicUrl: context.config.publicUrl,
		authenticator: service.authenticator,
		log: context.log,
		notReady: service.notReady,
	});
	service.routes(app);
	await app.ready();
	const answer = await app.inject({ method: "POST", url: "/demo/token", payload: { officer: "fj-desk-1" } });
	console.log(answer.statusCode, answer.body);
	console.log((await app.inject({ url: "/.well-known/seamark" })).body);
	const session = await service.authenticator.authenticate({
		authorization: `Bearer ${answer.json().access_token}`,
		dpop: undefined,
		method: "GET",
		url: "x",
		certificate: undefined,
	});
	console.log(session.principal());
	await app.close();
	await service.close();
	await context.close();
});
