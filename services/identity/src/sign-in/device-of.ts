import { HubError } from "@seamark/errors";
import type { Identity } from "../identity.ts";
import { type DeviceRow, deviceByCode } from "../store/devices.ts";
import type { ChallengeFor } from "./challenge.ts";
import { deviceCodeHash } from "./codes.ts";

/** The program that shows this code and waits. What is wrong with a code is told to nobody. Throws ENROLMENT_REFUSED. */
export const waitingDevice = async (identity: Identity, code: string): Promise<DeviceRow> => {
	const { pool, hubKey, now } = identity.context;
	const device = await deviceByCode(pool, deviceCodeHash(hubKey, code));
	if (device && !device.approved && device.expiresAt > now()) return device;
	await identity.refusals.note({ agencyId: "", clientId: "", reason: "wrong_code", grant: "device" });
	throw new HubError("ENROLMENT_REFUSED", { detail: "No program waits with this code. It is good for ten minutes." });
};

/** An answer to a challenge for one program lets no other in. */
export const forDevice = ({ id }: { id: string }): ChallengeFor => ({ kind: "device", about: id });
