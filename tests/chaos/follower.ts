import { type ClientRequest, get, type IncomingMessage } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { Principal } from "@seamark/policy";

/** What one reader was sent, in the order of first arrival. */
export type Received = {
	/** Versions of each alert that came with content, or as a recall. */
	full: Map<string, number[]>;
	/** Versions by which each alert was taken from the reader. */
	withdrawn: Map<string, number[]>;
};

export type Follower = {
	name: string;
	who: Principal;
	received: Received;
	/** Frames with an alert, repetitions after a reconnection included. */
	frames(): number;
	connections(): number;
	/** Problems that no fault of the hub excuses, such as a refused cursor. */
	refusals: string[];
	cursor(): string;
	/** Breaks the connection off, as a bad line would. */
	drop(): void;
	close(): Promise<void>;
};

/**
 * Follows the feed and comes back with its last cursor, to any of the addresses, whenever the stream ends. What arrives is
 * only noted; whether it should have is decided when the whole history is known.
 */
export const openFollower = (o: {
	name: string;
	who: Principal;
	urls: readonly string[];
	token: () => Promise<string>;
	/** Which address comes next. */
	choose: (count: number) => number;
	pauseMs?: number;
	/** Cursor to begin with; the start of the log without. */
	cursor?: string;
}): Follower => {
	const received: Received = { full: new Map(), withdrawn: new Map() };
	const refusals: string[] = [];
	let cursor = o.cursor ?? "";
	let frames = 0;
	let connections = 0;
	let stopped = false;
	let current: ClientRequest | undefined;

	const note = (map: Map<string, number[]>, id: string, version: number) => {
		const versions = map.get(id);
		if (!versions) map.set(id, [version]);
		else if (!versions.includes(version)) versions.push(version);
	};
	const onFrame = (frame: string) => {
		let [event, id, data] = ["", "", ""];
		for (const line of frame.split("\n")) {
			if (line.startsWith("event: ")) event = line.slice(7);
			else if (line.startsWith("id: ")) id = line.slice(4);
			else if (line.startsWith("data: ")) data += line.slice(6);
		}
		if (event === "end") {
			const { code } = JSON.parse(data) as { code: string };
			if (code !== "UNAVAILABLE" && code !== "UNAUTHENTICATED")
				refusals.push(`${o.name}: the stream ended with ${code}`);
		} else if (event !== "") {
			const item = JSON.parse(data) as { id: string; version: number };
			frames++;
			note(event === "withdrawn" ? received.withdrawn : received.full, item.id, item.version);
		}
		// Only once what it covers has been taken in.
		if (id !== "") cursor = id;
	};

	const connect = async (url: string) => {
		const token = await o.token();
		await new Promise<void>((resolve) => {
			current = get(
				`${url}/alerts/feed${cursor === "" ? "?from=start" : ""}`,
				{
					agent: false,
					headers: {
						authorization: `Bearer ${token}`,
						accept: "text/event-stream",
						...(cursor === "" ? {} : { "last-event-id": cursor }),
					},
				},
				(answer) => {
					if (answer.statusCode === 200) {
						connections++;
						read(answer);
					} else {
						if ((answer.statusCode ?? 0) < 500 && ![401, 429].includes(answer.statusCode ?? 0))
							refusals.push(`${o.name}: the feed answered ${answer.statusCode}`);
						answer.resume();
					}
					answer.once("close", resolve);
				},
			);
			// Also where a half-open connection says nothing: the hub's heartbeat comes every 15 s.
			current.setTimeout(20_000, () => current?.destroy());
			current.once("error", () => resolve());
			current.once("close", () => resolve());
		});
	};
	const read = (answer: IncomingMessage) => {
		let rest = "";
		answer.setEncoding("utf8");
		answer.on("error", () => undefined);
		answer.on("data", (chunk: string) => {
			const parts = (rest + chunk).split("\n\n");
			rest = parts.pop() ?? "";
			for (const part of parts) onFrame(part);
		});
	};
	const running = (async () => {
		while (!stopped) {
			await connect(o.urls[o.choose(o.urls.length)] as string).catch(() => undefined);
			if (!stopped) await pause(o.pauseMs ?? 200);
		}
	})();
	return {
		name: o.name,
		who: o.who,
		received,
		frames: () => frames,
		connections: () => connections,
		refusals,
		cursor: () => cursor,
		drop: () => current?.destroy(),
		close: async () => {
			stopped = true;
			current?.destroy();
			await running;
		},
	};
};
