import { credentials, Metadata } from "@grpc/grpc-js";
import { alertsApi } from "@seamark/contracts";
import type { Hub } from "../../infra/local/src/hub.ts";
import { type RawStream, rawStream } from "./raw-http.ts";
import type { Transcript } from "./transcript.ts";

/** One of a pair of values, for the hub of that number. */
export type Each<T> = readonly [T, T];

type Open = {
	what: string;
	filtered: boolean;
	text(which: 0 | 1): string;
	until(ids: Each<string>, version: number): Promise<void>;
	close(): Promise<void>;
};

/** A version of an alert, or the word that it was withdrawn, which has no code. */
const shows = (id: string, version: number) => new RegExp(`"id":"${id}",(?:"code":"[^"]+",)?"version":${version},`);

/** The feed over gRPC, as text. */
const rpcStream = (hub: Hub, token: string, fromStart: boolean) => {
	const client = new alertsApi.AlertsServiceClient(`127.0.0.1:${hub.grpc.alerts}`, credentials.createInsecure());
	const metadata = new Metadata();
	metadata.set("authorization", `Bearer ${token}`);
	let text = "";
	let look = () => {};
	const call = client.followFeed(
		{
			cursor: "",
			regions: [],
			countries: [],
			kinds: [],
			topics: [],
			urgency: [],
			route: [],
			exploitation: [],
			subscriptionId: "",
			fromStart,
		},
		metadata,
	);
	call.on("data", ({ change, alertJson, cursor }: alertsApi.FollowFeedResponse) => {
		text += `event: ${change}\nid: ${cursor}\ndata: ${alertJson}\n\n`;
		look();
	});
	call.on("error", (error) => {
		text += error.message;
		look();
	});
	return {
		text: () => text,
		until: (wanted: string | RegExp) =>
			new Promise<void>((resolve) => {
				look = () => (typeof wanted === "string" ? text.includes(wanted) : wanted.test(text)) && resolve();
				look();
			}),
		close: () => {
			call.cancel();
			client.close();
		},
	};
};

/** The reader's open streams at both hubs, over SSE and gRPC. */
export const openStreams = ({
	hubs,
	tokens,
	notes,
	each,
}: {
	hubs: Each<Hub>;
	tokens: Each<string>;
	notes: Each<Transcript>;
	each: <T>(work: (which: 0 | 1) => Promise<T>) => Promise<Each<T>>;
}) => {
	const open: Open[] = [];
	const follow = async (
		what: string,
		path: string,
		o: { filtered?: boolean; cursors?: Each<string> } = {},
	): Promise<Each<RawStream>> => {
		const headers = (which: 0 | 1): Record<string, string> => (o.cursors ? { "last-event-id": o.cursors[which] } : {});
		const streams = await each((which) =>
			rawStream(hubs[which].url, { path, token: tokens[which], headers: headers(which) }),
		);
		open.push({
			what,
			filtered: o.filtered ?? false,
			text: (which) => `${streams[which].head}\n\n${streams[which].text()}`,
			until: async (pair, version) => void (await each((which) => streams[which].until(shows(pair[which], version)))),
			close: async () => void (await each((which) => streams[which].close())),
		});
		return streams;
	};
	const followRpc = async (what: string, fromStart: boolean) => {
		const streams = await each(async (which) => rpcStream(hubs[which], tokens[which], fromStart));
		open.push({
			what,
			filtered: false,
			text: (which) => streams[which].text(),
			until: async (pair, version) => void (await each((which) => streams[which].until(shows(pair[which], version)))),
			close: async () => void (await each(async (which) => streams[which].close())),
		});
		// Open in the hub's books too, so that what is opened next is behind it there.
		await each((which) => streams[which].until("id: "));
	};

	return {
		follow,
		followRpc,
		/** Waits until a change is on every stream that lets everything through, or on all. */
		arrived: async (pair: Each<string>, version: number, all = false) => {
			await Promise.all(open.filter((stream) => all || !stream.filtered).map((stream) => stream.until(pair, version)));
		},
		/**
		 * Ends the streams and notes every byte that they brought up to this version, which all of them have. Heartbeats go to
		 * all streams of a hub at once, by its clock on the wall; `pulse` is a stream that gets nothing else.
		 */
		closeStreams: async (pair: Each<string>, version: number, pulse: Each<RawStream>) => {
			for (const stream of open)
				for (const which of [0, 1] as const) {
					const text = stream.text(which);
					const end = text.indexOf("\n\n", text.search(shows(pair[which], version)));
					const beats = new Set(pulse[which].text().match(/^id: .*$/gm));
					const frames = text.slice(0, end).split("\n\n");
					const isBeat = (frame: string) =>
						frame.split("\n").every((line) => beats.has(line) || line === "event: " || line === "data: ");
					notes[which].note(stream.what, frames.filter((frame) => !isBeat(frame)).join("\n\n"));
				}
			await Promise.all([...open.map((stream) => stream.close()), ...pulse.map((stream) => stream.close())]);
			open.length = 0;
		},
		pulse: () =>
			each((which) =>
				rawStream(hubs[which].url, { path: "/alerts/feed?kinds=vehicle-or-vessel", token: tokens[which] }),
			),
	};
};
