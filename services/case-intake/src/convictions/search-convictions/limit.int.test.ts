import { setTimeout as wait } from "node:timers/promises";
import { openPool } from "@seamark/db";
import { openAllowances } from "@seamark/service";
import { nightDeskOf, units } from "@seamark/service/testing";
import { expect, test } from "vitest";
import { openStage } from "../../testing.ts";

const hour = 3_600_000;
const body = { identity: { names: [{ text: "Nobody Example (invented)" }] } };

test("sixty searches of the register in an hour: for an officer on all posts, at all instances, hung up on or not, and after a restart", async () => {
	const own = await openStage({ night: "fiji" });
	try {
		const from = Date.now();
		const post = nightDeskOf("fiji");
		const scopes = ["cases:read", "convictions:search"] as const;
		const asNight = {
			headers: { authorization: JSON.stringify({ who: "fiji", purpose: "investigation", scopes, post }) },
		};
		const search = (o: object = {}) => own.ask("fiji", "POST", "/convictions/search", body, o);
		const used = async (key: string) => {
			const sql =
				"select extract(epoch from used_until)::float8 as until from seamark.allowance where name = 'register-searches' and key = $1";
			const { rows } = await own.raw.query<{ until: number }>(sql, [key]);
			return rows[0] ? Math.round((rows[0].until * 1_000 - from) / (hour / 60)) : 0;
		};
		// Twenty-five at each of two posts, as many at once as come.
		const many = await Promise.all([...Array(25)].flatMap(() => [search(), search(asNight)]));
		expect(new Set(many.map(({ status }) => status))).toEqual(new Set([200]));
		expect([await used(units.fiji.officer), await used(units.fiji.post), await used(post)]).toEqual([50, 25, 25]);

		// Who hangs up has asked all the same.
		const address = await own.app.listen({ host: "127.0.0.1", port: 0 });
		await Promise.all(
			[...Array(4)].map(async () => {
				const gone = new AbortController();
				const asked = fetch(`${address}/convictions/search`, {
					...{ method: "POST", body: JSON.stringify(body), signal: gone.signal },
					headers: {
						"content-type": "application/json",
						authorization: JSON.stringify({ who: "fiji", purpose: "investigation", scopes }),
					},
				}).catch(() => undefined);
				await wait(25);
				gone.abort();
				await asked;
			}),
		);
		await expect.poll(() => used(units.fiji.officer), { timeout: 10_000 }).toBe(54);

		// Another instance counts with this one, and a restart forgets nothing.
		const pool = openPool({ url: own.context.config.databaseUrl, name: "other instance", max: 2 });
		const other = openAllowances({ pool, now: () => Date.now() });
		const of = { limit: "register-searches", most: 60, perMs: hour } as const;
		const keys = [units.fiji.officer, units.fiji.post];
		for (let n = 0; n < 3; n++) await other.use(...keys.map((key) => ({ of, key, says: () => "full" })));
		await own.restart();
		const last = await Promise.all([...Array(8)].map(() => search()));
		expect(last.filter(({ status }) => status === 200)).toHaveLength(3);
		const over = last.find(({ status }) => status === 429);
		expect(over?.body).toMatchObject({ code: "TOO_MANY_REQUESTS" });
		expect(Number(over?.headers["retry-after"])).toBeGreaterThan(0);
		expect((await search(asNight)).status).toBe(429);
		await expect(other.use({ of, key: units.fiji.officer, says: () => "full" })).rejects.toMatchObject({
			code: "TOO_MANY_REQUESTS",
		});
		await pool.end();

		// A colleague on the same post has what is left of the post's own: it used 35.
		const colleague = await Promise.all([...Array(30)].map(() => search({ second: true })));
		expect(colleague.filter(({ status }) => status === 200)).toHaveLength(25);
		// And an hour later everybody has sixty again.
		own.clock.ahead = hour;
		expect((await search(asNight)).status).toBe(200);
		expect(Date.now() - from, "took so long that the limit gave some back").toBeLessThan(60_000);
	} finally {
		await own.close();
	}
});
