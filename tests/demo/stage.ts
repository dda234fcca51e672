import { styleText } from "node:util";
import { type Caller, caller, type Feed } from "../support/client.ts";

/** The hub's clock, which a story can move forward. Times are RFC 3339; `now` is in milliseconds since the epoch. */
export type Clock = { now(): number; moveTo(time: string): void };

/** What a story is told with: callers, feeds, a narrator, and checks that are counted. */
export const openStage = (url: string, clock: Clock) => {
	const feeds: Feed[] = [];
	let checks = 0;
	let failed = 0;
	const out = (line = "") => process.stdout.write(`${line}\n`);
	return {
		url,
		clock,
		as: async (officer: string, o: { post?: string; purpose?: string } = {}): Promise<Caller> => {
			const answer = await fetch(`${url}/demo/token`, {
				method: "POST",
				headers: { "content-type": "application/json" },
				body: JSON.stringify({ officer, ...o }),
			});
			const { access_token: token } = (await answer.json()) as { access_token?: string };
			if (!token) throw new Error(`no token for ${officer}`);
			return caller(url, token);
		},
		follow: async (who: Caller, query = ""): Promise<Feed> => {
			const feed = await who.feed(query);
			feeds.push(feed);
			return feed;
		},
		/** A heading of the story. */
		scene: (text: string) => out(`\n${styleText("bold", text)}`),
		say: (text: string) => out(`  ${text}`),
		/** Counts a check and says it; a failed one is said loudly and told on. */
		check: (what: string, actual: unknown, expected: unknown) => {
			checks++;
			const ok = JSON.stringify(actual) === JSON.stringify(expected);
			if (!ok) failed++;
			out(
				ok
					? `  ${styleText("green", "✓")} ${what}`
					: `  ${styleText("red", "✗")} ${what}\n      expected ${JSON.stringify(expected)}\n      got      ${JSON.stringify(actual)}`,
			);
		},
		screen: (title: string, lines: readonly string[]) => {
			const width = Math.min(process.stdout.columns ?? 110, 110);
			out(`\n  ┌─ ${title} ${"─".repeat(Math.max(0, width - title.length - 7))}`);
			for (const line of lines) out(`  │ ${line.length > width - 5 ? `${line.slice(0, width - 6)}…` : line}`);
			out(`  └${"─".repeat(width - 4)}`);
		},
		result: () => ({ checks, failed }),
		close: async () => {
			await Promise.all(feeds.map((feed) => feed.close()));
		},
	};
};
export type Stage = ReturnType<typeof openStage>;
