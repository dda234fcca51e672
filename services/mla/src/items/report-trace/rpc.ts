import type { Actor } from "@seamark/auth";
import type { mlaApi } from "@seamark/contracts";
import { transact } from "@seamark/db";
import { type Fault, HubError } from "@seamark/errors";
import { writerSettings } from "@seamark/policy";
import { recordChanged } from "@seamark/service";
import { currentTraceparent } from "@seamark/telemetry";
import type { Deps } from "../../deps.ts";
import { findAct, insertAct } from "../../store/acts.ts";
import { prepareStatement } from "../../thread/make.ts";
import { isUuid } from "../check-use/is-uuid.ts";
import { faultsOfNamed, findAssistance } from "../find-assistance.ts";

const mostItems = 200;
const mostSigns = 20_000;
/** Prepared by no officer: any officer of the authority may sign it. */
const nobody = "00000000-0000-0000-0000-000000000000";

/**
 * What was traced or frozen becomes an answer in part, which an officer of the requested side signs. The report's id is that of the act, so
 * that a report whose answer was lost is made again.
 */
export const reportTraceRpc =
	(deps: Pick<Deps, "context" | "clocks">) =>
	async (request: mlaApi.ReportTraceRequest): Promise<mlaApi.ReportTraceResponse> => {
		const { context, clocks } = deps;
		const { requestId, items } = request;
		const faults = [...faultsOfNamed(request), ...faultsOfReport(request)];
		const actor = request.caller as Actor | undefined;
		if (faults.length > 0 || !actor) throw new HubError("VALIDATION", { faults });
		const thread = await findAssistance(deps, actor, request);
		if (!thread) throw new HubError("NOT_FOUND");
		const id = request.reportId || context.newId();
		const { agency } = thread.row;
		const known = await transact(context.pool, (tx) => findAct(tx, requestId, id), writerSettings([agency]));
		if (known) return { actId: id };
		const content = {
			items: items.map(({ says, limits }) => ({ id: context.newId(), says, ...(limits ? { limits } : {}) })),
		};
		const at = context.now();
		const prepared = prepareStatement(thread, "answer-in-part", content, { at, clocks, newId: context.newId });
		if ("refused" in prepared) throw new HubError("REFUSED", { faults: prepared.refused.faults });
		await context.committer.commit({
			writes: [
				{
					statement: insertAct,
					row: {
						id,
						agency,
						request: requestId,
						kind: "answer-in-part",
						content,
						preparedBy: nobody,
						preparedAt: new Date(at).toISOString(),
						state: "waiting",
						version: 1,
					},
				},
			],
			events: [recordChanged({ actor, record: "mla-act", recordId: id, change: "added", version: 1 })],
			writer: agency,
			traceparent: currentTraceparent(),
		});
		return { actId: id };
	};

const faultsOfReport = ({ items, reportId }: mlaApi.ReportTraceRequest): Fault[] => [
	...(reportId === "" || isUuid(reportId)
		? []
		: [{ at: "/reportId", message: "must be a UUID in lower case, or empty" }]),
	...(items.length > 0 && items.length <= mostItems ? [] : [{ at: "/items", message: `must be 1 to ${mostItems}` }]),
	...items.flatMap(({ says }, index) =>
		says.trim() !== "" && says.length <= mostSigns
			? []
			: [{ at: `/items/${index}/says`, message: `must have 1 to ${mostSigns} characters` }],
	),
];
