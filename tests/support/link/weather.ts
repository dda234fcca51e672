import { openRandom, type Random } from "../../../libs/link/src/testing-random.ts";

/** What a link does to packets, each way. */
export type Weather = {
	/** Undefined: as fast as the machine. */
	kilobitsPerSecond: number | undefined;
	/** Each way. */
	delayMs: number;
	/** Part of the packets that get lost, each way: 0.2 is a fifth. */
	loss: number;
	/** How long a packet may wait for its turn before it is dropped. */
	queueMs: number;
	/** Nothing passes. */
	cut: boolean;
};

export const fairWeather: Weather = { kilobitsPerSecond: undefined, delayMs: 0, loss: 0, queueMs: 2_000, cut: false };

/** One direction of a link. Says for each packet how many milliseconds later it arrives; undefined where it is lost. */
export const openDirection = (random: Random) => {
	let freeAt = 0;
	return (bytes: number, now: number, weather: Weather): number | undefined => {
		if (weather.cut || random.next() < weather.loss) return undefined;
		const begins = Math.max(now, freeAt);
		if (begins - now > weather.queueMs) return undefined;
		freeAt = begins + (weather.kilobitsPerSecond === undefined ? 0 : (bytes * 8) / weather.kilobitsPerSecond);
		return freeAt - now + weather.delayMs;
	};
};

export const seededDirections = (seed: number) =>
	[openDirection(openRandom(seed)), openDirection(openRandom(seed + 1))] as const;
