import type { ServiceContext } from "@seamark/service";
import { forgetDevices } from "./store/devices.ts";
import { forgetSignIns } from "./store/passkeys.ts";
import { forgetEndedKeys } from "./store/statement-keys.ts";
import { removeUsedAssertions } from "./store/used-assertions.ts";

const everyMs = 60_000;
/** What is signed may say that it is so old, and is signed with the key of then. */
const signingSkewMs = 10 * 60_000;

/** Removes every minute what decides nothing any more. Gives what ends that. */
export const forgetEnded = ({ pool, now, log }: ServiceContext): (() => void) => {
	const forget = (what: string, doing: Promise<unknown>) =>
		void doing.catch((error: Error) => log.warn({ err: error }, `${what} could not be removed`));
	const timer = setInterval(() => {
		const at = new Date(now()).toISOString();
		forget("ended statement keys", forgetEndedKeys(pool, new Date(now() - signingSkewMs).toISOString()));
		// Assertions and challenges that have expired are refused for that, so nobody needs to remember them.
		forget("used assertions", removeUsedAssertions(pool, at));
		forget("programs that asked", forgetDevices(pool, at));
		forget("ended sign-ins", forgetSignIns(pool, at));
	}, everyMs);
	timer.unref();
	return () => clearInterval(timer);
};
