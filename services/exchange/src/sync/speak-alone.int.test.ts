import { migrationsOf } from "@seamark/service";
import { testContext } from "@seamark/service/testing";
import { expect, onTestFinished, test } from "vitest";
import { service } from "../service.ts";
import { speakAlone } from "./speak-alone.ts";

test("of two processes one speaks, and the other goes on where it ends, or where its connection is lost", async () => {
	const context = await testContext({ name: "exchange", migrations: migrationsOf(service) });
	onTestFinished(() => context.close());
	const said: string[] = [];
	const open = async (name: string) => {
		const closing = new AsyncDisposableStack();
		onTestFinished(() => closing.disposeAsync());
		const voice = await speakAlone(context, closing, async () => {
			said.push(`${name} begins`);
			return async () => void said.push(`${name} ends`);
		});
		return { ...voice, close: () => closing.disposeAsync() };
	};
	const first = await open("first");
	const second = await open("second");
	expect([first.speaks(), second.speaks(), said]).toEqual([true, false, ["first begins"]]);
	await first.close();
	await expect.poll(() => second.speaks(), { timeout: 10_000 }).toBe(true);
	expect(said).toEqual(["first begins", "first ends", "second begins"]);

	const third = await open("third");
	await context.pool.query(
		`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and pid <> pg_backend_pid()
			and database = (select oid from pg_database where datname = current_database())`,
	);
	await expect.poll(() => said.includes("second ends"), { timeout: 10_000 }).toBe(true);
	await expect.poll(() => [second.speaks(), third.speaks()].filter(Boolean), { timeout: 10_000 }).toEqual([true]);
});
