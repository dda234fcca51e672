import { isDeepStrictEqual } from "node:util";
import { actorOf, type Session } from "@seamark/auth";
import { decodeEvent } from "@seamark/contracts";
import { transact } from "@seamark/db";
import { HubError } from "@seamark/errors";
import type { CursorSeal, SseStream } from "@seamark/http";
import { followLog, type Page } from "@seamark/log";
import { type Principal, principalSettings } from "@seamark/policy";
import { recordsAccessed, type ServiceContext } from "@seamark/service";
import { reportsByIds } from "../../store/reports.ts";
import { presentHead } from "../report/answer.ts";
import { type Notice, noticeOf } from "./notice.ts";

/** How often a reader hears something, and how long rights are not looked at while the log is quiet. */
const heartbeatMs = 10_000;

type Following = {
	context: ServiceContext;
	cursors: CursorSeal;
	session: Session;
	/** Position after which the reader goes on. */
	after: number;
	stream: SseStream;
	signal: AbortSignal;
};

/** Serves one reader until they leave, their token ends, or the directory says no. What is shown is in the log before it leaves. */
export const follow = async (o: Following): Promise<void> => {
	const { pool, wake, now } = o.context;
	let { after } = o;
	// By the clock alone: signs of life that went by the log would tell how busy others are.
	const signOfLife = () => void o.stream.write(`id: ${o.cursors.seal(after)}\n\n`);
	signOfLife();
	const heartbeats = setInterval(signOfLife, heartbeatMs);
	try {
		for await (const page of followLog({ pool, wake, after, signal: o.signal, batch: 200, heartbeatMs })) {
			const who = stillReading(o.session, now());
			if (!(await sendPage(o, page, who))) return;
			after = page.events.at(-1)?.position ?? page.head;
		}
		end(o.stream, "UNAVAILABLE", "The hub ends; connect again with the last cursor.");
	} catch (error) {
		const code = error instanceof HubError ? error.code : "INTERNAL";
		if (code === "INTERNAL") o.context.log.warn({ err: error }, "a stream of reports ended early");
		end(o.stream, code, "Connect again with the last cursor.");
	} finally {
		clearInterval(heartbeats);
	}
};

/** Throws UNAUTHENTICATED and FORBIDDEN once the reader has no right any more. */
const stillReading = (session: Session, now: number): Principal => {
	if (session.claims.expires * 1_000 <= now) throw new HubError("UNAUTHENTICATED");
	const who = session.principal();
	if (!who.scopes.includes("reports:takeIn")) throw new HubError("FORBIDDEN");
	return who;
};

const end = (stream: SseStream, code: string, detail: string): void => {
	stream.write(`event: end\ndata: ${JSON.stringify({ code, detail })}\n\n`);
	stream.end();
};

const sendPage = async (
	{ context, cursors, session, stream }: Following,
	page: Page,
	who: Principal,
): Promise<boolean> => {
	const at = context.now();
	const notices = page.events.flatMap((event) => {
		const decoded = decodeEvent(event);
		const notice = decoded && noticeOf(decoded, who);
		return notice ? [{ notice, position: event.position }] : [];
	});
	if (notices.length === 0) return true;
	const ids = [...new Set(notices.flatMap(({ notice }) => ("report" in notice ? [notice.report] : [])))];
	const found = await transact(context.pool, (tx) => reportsByIds(tx, ids), principalSettings(who, "read", at));
	const heads = new Map(found.map((report) => [report.id, report]));
	const frames = notices.flatMap(({ notice, position }) => {
		const data = dataOf(notice, heads, at);
		return data === undefined ? [] : [`event: ${notice.event}\nid: ${cursors.seal(position)}\ndata: ${data}\n\n`];
	});
	if (frames.length === 0) return true;
	const actor = actorOf(session, who);
	await context.committer.commit({
		writes: [],
		events: [
			recordsAccessed({
				...{ actor, action: "consultation", record: "report", query: "follow-reports" },
				ids: [...heads.keys()],
				found: true,
			}),
		],
		writer: who.agency,
	});
	// The directory may have changed while it was read.
	if (!isDeepStrictEqual(stillReading(session, context.now()), who)) throw new HubError("UNAUTHENTICATED");
	return stream.write(frames.join(""));
};

type Heads = ReadonlyMap<string, Parameters<typeof presentHead>[0]>;

/** Undefined for what is not the reader's, and for a target of what was settled meanwhile. */
const dataOf = (notice: Notice, heads: Heads, at: number): string | undefined => {
	if (!("report" in notice)) {
		const { event: _, ...rest } = notice;
		return JSON.stringify(rest);
	}
	const report = heads.get(notice.report);
	if (!report) return undefined;
	if ((notice.event === "due" || notice.event === "overdue") && report.status !== "waiting") return undefined;
	return JSON.stringify(presentHead(report, at));
};
