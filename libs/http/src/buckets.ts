/** A token bucket: refills by `rate` a second up to `most`; below zero it owes. */
export type Bucket = { level: number; at: number };

/** A rate may be used up this many seconds ahead. */
export const burstSeconds = 2;

export const refill = (bucket: Bucket, rate: number, most: number, now: number): Bucket => {
	bucket.level = Math.min(most, bucket.level + ((now - bucket.at) / 1_000) * rate);
	bucket.at = now;
	return bucket;
};

/** Seconds until there is one again, between 1 and 60. */
export const secondsToOne = (bucket: Bucket, rate: number): number =>
	Math.min(60, Math.max(1, Math.ceil((1 - bucket.level) / rate)));

/** Addresses remembered; beyond, the one that was quiet the longest is forgotten. */
const mostAddresses = 20_000;

/** A bucket for each remote address, refilled as it is looked at. Addresses are anybody's, so few are remembered. */
export const openAddresses = (rate: number, now: () => number): ((address: string) => Bucket) => {
	const addresses = new Map<string, Bucket>();
	return (raw) => {
		const address = network(raw);
		const bucket = addresses.get(address) ?? { level: rate * burstSeconds, at: now() };
		// Put last again, so that the first is the one to forget.
		addresses.delete(address);
		addresses.set(address, bucket);
		if (addresses.size > mostAddresses) addresses.delete(addresses.keys().next().value as string);
		return refill(bucket, rate, rate * burstSeconds, now());
	};
};

/** Anyone who has one IPv6 address has a whole /64 of them. */
export const network = (address: string): string => {
	if (!address.includes(":") || address.startsWith("::ffff:")) return address;
	const [head = "", tail] = address.split("::", 2);
	const left = head === "" ? [] : head.split(":");
	const right = tail ? tail.split(":") : [];
	const groups = tail === undefined ? left : [...left, ...Array(8 - left.length - right.length).fill("0"), ...right];
	return groups.slice(0, 4).join(":");
};
