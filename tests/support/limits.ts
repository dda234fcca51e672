import { defaultLimits, type Limits } from "@seamark/http";

/** Limits under which one duty post may load a hub as all agencies together would. */
export const roomyLimits: Limits = {
	...defaultLimits,
	postRequests: 4_000,
	agencyRequests: 4_000,
	postConcurrent: 32,
	agencyConcurrent: 64,
	agencyWaiting: 512,
	postStreams: 1_000,
	agencyStreams: 2_000,
	postReports: 1_000_000,
	agencyReports: 1_000_000,
};

/** The same as settings of a process. */
export const roomySettings = Object.fromEntries(
	Object.entries(roomyLimits).map(([name, most]) => [
		`SEAMARK_LIMIT_${name.replace(/[A-Z]/g, "_$&").toUpperCase()}`,
		String(most),
	]),
);
