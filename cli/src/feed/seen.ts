/** True the first time that a state of an alert comes by; the feed sends some twice (flash alerts ahead, and again after a drop). */
export type Seen = (event: { id: string; version: number; status?: string }) => boolean;

/**
 * Remembers the last `most` alerts. An alert that was withdrawn and becomes visible again has the same version as before and
 * is new all the same, and so is its next withdrawal.
 */
export const openSeen = (most = 100_000): Seen => {
	const alerts = new Map<string, Set<string>>();
	return ({ id, version, status = "live" }) => {
		const state = `${version} ${status}`;
		const states = alerts.get(id) ?? new Set();
		if (states.has(state)) return false;
		for (const one of states) if (one.endsWith(" withdrawn") !== state.endsWith(" withdrawn")) states.delete(one);
		states.add(state);
		alerts.set(id, states);
		const oldest = alerts.keys().next().value;
		if (alerts.size > most && oldest !== undefined) alerts.delete(oldest);
		return true;
	};
};
