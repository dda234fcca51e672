import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { mlaApi } from "@seamark/contracts";
import { openStore } from "@seamark/files";
import { grpcService } from "@seamark/grpc";
import { callersOf, defineService, operatorOperations } from "@seamark/service";
import { casesClient } from "./cases/client.ts";
import { clocksOf, retentionOf, settings } from "./config.ts";
import { deliverByLog } from "./delivery/follow-log.ts";
import { openWatch } from "./delivery/open-watch.ts";
import type { Line, TakeParcel } from "./delivery/port.ts";
import { openReadCopies } from "./delivery/read-copies.ts";
import { openTakeParcel } from "./delivery/take-parcel.ts";
import type { Deps } from "./deps.ts";
import { openRetention } from "./erasure/retain.ts";
import { openDesk } from "./files/desk.ts";
import { openFilesOfRequests } from "./files/open-files.ts";
import { checkUseRpc } from "./items/check-use/rpc.ts";
import { readAssistanceRpc } from "./items/read-assistance/rpc.ts";
import { reportTraceRpc } from "./items/report-trace/rpc.ts";
import { readRegisterFile } from "./register/read-register-file.ts";
import { mlaRoutes } from "./routes.ts";
import { sharedThreadsService } from "./share/service.ts";
import { signingClient } from "./signing/client.ts";
import { keepDuties } from "./work/keep-duties.ts";

/** A delivery that has not moved for so long keeps the service from being ready. */
const silentMs = 60_000;

/** `line` is how parcels travel between two authorities. */
export const serviceOver = (line: Line) =>
	defineService({
		name: "mla",
		tag: "mutual legal assistance",
		migrations: { name: "mla", dir: fileURLToPath(new URL("../migrations", import.meta.url)) },
		settings,
		open: async ({ context, directory, settings, closing, toServices }) => {
			await directory.ready();
			const store = openStore(settings, "mla");
			const deps: Deps = {
				context,
				directory,
				signing: signingClient(context),
				copies: openReadCopies(context.pool),
				treaties: await readRegisterFile(settings.SEAMARK_MLA_REGISTER),
				cases: casesClient(context),
				clocks: clocksOf(settings),
				desk: store && openDesk(context, store),
				filesAwaited: () => bringFiles(),
				random: randomBytes,
			};
			await keepDuties(deps);
			const bringFiles = openFilesOfRequests(deps, closing);
			const take = openTakeParcel(deps);
			const carry = line(take);
			// What is for an agency of another hub stays in the log until the service exchange has read it there.
			const carryHere: TakeParcel = async (parcel) => {
				if (directory.current().agency(parcel.to)) await carry(parcel);
			};
			const delivery = deliverByLog(context, carryHere, (notice) =>
				context.log.warn(notice, "the delivery of statements was interrupted"),
			);
			closing.defer(() => delivery.close());
			openWatch(deps, closing);
			openRetention(deps, retentionOf(settings), closing);
			const { consumption, consumer, source, effect } = delivery;
			const callers = { services: callersOf("mla").filter((name) => name !== "exchange") };
			return {
				deps,
				grpc: [
					grpcService(
						mlaApi.AssistanceServiceService,
						{ checkUse: callers, readAssistance: callers, reportTrace: callers },
						{
							checkUse: checkUseRpc(deps),
							readAssistance: readAssistanceRpc(deps),
							reportTrace: reportTraceRpc(deps),
						},
						toServices,
					),
					sharedThreadsService(deps, take, toServices),
				],
				operated: {
					pool: context.pool,
					consumers: [{ consumer, source, effect }],
					states: () => [consumption.state()],
					acted: (what: string, key: object) => context.log.warn(key, `an operator asked for a ${what}`),
				},
				notReady: async () => {
					const { status, silentMs: silent } = consumption.state();
					return status === "refused" || silent > silentMs ? ["delivery of statements"] : [];
				},
			};
		},
		routes: (api, { deps, operated }) => {
			mlaRoutes(api, deps);
			operatorOperations(api, { service: "mla", ...operated });
		},
	});

/** Requests for mutual legal assistance: each side keeps its own signed copy, and both agree or say that they do not. */
export const service = serviceOver((take) => take);
