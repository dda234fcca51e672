import { join } from "node:path";
import { startPeer } from "../../bench/processes.ts";
import { openProxy } from "../proxy.ts";
import { whyNot } from "./namespaces.ts";
import { fairWeather, type Weather } from "./weather.ts";

/** What went over the link so far, packets of both directions with their headers. Undefined where no packets are counted. */
export type Carried = { bytes: number; packets: number; lost: number };

/** A bad link between two servers of this machine. */
export type BadLink = {
	/** True where packets are lost; false where connections alone are slow, held and cut. */
	loses: boolean;
	/** Who calls `ports[n]` on 127.0.0.1 reaches the server n over the link. */
	ports: readonly [number, number];
	set(weather: Partial<Weather>): Promise<void>;
	carried(): Promise<Carried | undefined>;
	close(): Promise<void>;
};

/** `targets`: ports of the two servers. Where there are no network namespaces it is a TCP proxy, and says loudly that it loses nothing. */
export const openBadLink = async (o: {
	targets: readonly [number, number];
	seed?: number;
	say?: (line: string) => void;
}): Promise<BadLink> => {
	const why = whyNot();
	if (why !== undefined) {
		(o.say ?? console.warn)(
			`NO PACKETS ARE LOST HERE: ${why}. A TCP proxy delays, slows and cuts connections instead. It is not loss.`,
		);
		return overProxies(o.targets);
	}
	const relay = startPeer(join(import.meta.dirname, "relay.ts"));
	try {
		const ports = await relay.call<[number, number]>("open", { targets: o.targets, seed: o.seed ?? 1 });
		return {
			loses: true,
			ports,
			set: async (weather) => void (await relay.call("set", weather)),
			carried: () => relay.call<Carried>("bytes"),
			close: () => relay.close(),
		};
	} catch (error) {
		await relay.close();
		throw error;
	}
};

const overProxies = async (targets: readonly [number, number]): Promise<BadLink> => {
	const proxies = [
		await openProxy(() => ({ port: targets[0] })),
		await openProxy(() => ({ port: targets[1] })),
	] as const;
	let weather = fairWeather;
	return {
		loses: false,
		ports: [proxies[0].port, proxies[1].port],
		set: async (next) => {
			weather = { ...weather, ...next };
			for (const proxy of proxies) {
				proxy.delay(weather.delayMs);
				proxy.throttle(weather.kilobitsPerSecond === undefined ? undefined : weather.kilobitsPerSecond * 125);
				proxy.hold(weather.cut);
			}
		},
		carried: async () => undefined,
		close: async () => {
			for (const proxy of proxies) await proxy.close();
		},
	};
};
