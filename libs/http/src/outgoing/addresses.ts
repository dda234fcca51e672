import { lookup } from "node:dns/promises";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** Where the hub may go besides public addresses: networks and hosts that the operator trusts. */
export type AddressAllow = { networks: BlockList; hosts: ReadonlySet<string> };

/** All addresses of a host. */
export type Resolve = (host: string) => Promise<readonly { address: string; family: number }[]>;

export const systemResolve: Resolve = (host) => lookup(host, { all: true });

const listOf = (networks: readonly string[]): BlockList => {
	const list = new BlockList();
	for (const network of networks) {
		const [address = "", bits = ""] = network.split("/");
		list.addSubnet(address, Number(bits), isIP(address) === 6 ? "ipv6" : "ipv4");
	}
	return list;
};

// IANA special-purpose registries: everything that is not reachable by everybody, or stands for another address.
const reserved4 = listOf([
	"0.0.0.0/8",
	"10.0.0.0/8",
	"100.64.0.0/10",
	"127.0.0.0/8",
	"169.254.0.0/16",
	"172.16.0.0/12",
	"192.0.0.0/24",
	"192.0.2.0/24",
	"192.88.99.0/24",
	"192.168.0.0/16",
	"198.18.0.0/15",
	"198.51.100.0/24",
	"203.0.113.0/24",
	"224.0.0.0/3",
]);
// Of IPv6 only global unicast is public at all; these parts of it are not, or carry an IPv4 address inside.
const global6 = listOf(["2000::/3"]);
const reserved6 = listOf(["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"]);
const loopback = listOf(["127.0.0.0/8", "::1/128"]);

/** An address as one text: IPv4 inside IPv6 comes out as IPv4. Undefined for what is no address, or names an interface. */
const plain = (address: string): string | undefined => {
	if (isIP(address) === 4) return address;
	if (isIP(address) !== 6 || address.includes("%")) return undefined;
	const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
	const mapped = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical);
	if (!mapped?.[1] || !mapped[2]) return canonical;
	const [high, low] = [Number.parseInt(mapped[1], 16), Number.parseInt(mapped[2], 16)];
	return [high >> 8, high & 255, low >> 8, low & 255].join(".");
};

const inList = (list: BlockList, address: string): boolean =>
	list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");

/** Pure: may the hub connect to this address? */
export const addressAllowed = (address: string, allow: AddressAllow): boolean => {
	const one = plain(address);
	if (one === undefined) return false;
	if (inList(allow.networks, one)) return true;
	return isIP(one) === 4 ? !inList(reserved4, one) : inList(global6, one) && !inList(reserved6, one);
};

/** Reads the operator's list: addresses, networks (CIDR) and host names. Throws an Error that says what is wrong. */
export const parseAllow = (entries: readonly string[]): AddressAllow => {
	const networks = new BlockList();
	const hosts = new Set<string>();
	for (const entry of entries) {
		const network = networkOf(entry);
		if (network) networks.addSubnet(network.address, network.bits, network.family);
		else if (/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(entry)) hosts.add(entry.toLowerCase());
		else throw new Error("must be a list of addresses, networks (CIDR) and host names");
	}
	return { networks, hosts };
};

/** Undefined for what does not begin with an address. */
const networkOf = (entry: string) => {
	const [address = "", suffix, ...more] = entry.split("/");
	if (isIP(address) === 0) return undefined;
	const most = isIP(address) === 4 ? 32 : 128;
	const bits = suffix === undefined ? most : /^\d{1,3}$/.test(suffix) ? Number(suffix) : -1;
	if (more.length > 0 || bits < 0 || bits > most) throw new Error(`has no network "${entry}"`);
	return { address, bits, family: most === 32 ? ("ipv4" as const) : ("ipv6" as const) };
};

/** Names that never lead to a public host. */
const localName =
	/(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|home\.arpa|onion|test|invalid|example)$/;

/** What is wrong with an address that the hub is to call, before any name is resolved; undefined when nothing is. Pure. */
export const urlFault = (raw: string, allow: AddressAllow): string | undefined => {
	if (raw.length > 2_000) return "is longer than 2000 characters";
	if (!URL.canParse(raw)) return "is not a complete URL";
	const url = new URL(raw);
	// The parser turns 0x7f.1, 2130706433 and the like into plain addresses.
	const host = hostOf(url);
	const literal = isIP(host) !== 0;
	if (url.protocol !== "https:" && url.protocol !== "http:") return "must be an https address";
	if (url.protocol === "http:" && !(literal && inList(loopback, host) && inList(allow.networks, host)))
		return "must be https: nothing that the hub sends travels in the clear";
	if (url.username !== "" || url.password !== "")
		return "must not carry a user name or password: the hub signs what it sends";
	if (url.hash !== "") return "must not have a fragment";
	const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
	if (port !== 443 && port < 1_024 && url.protocol === "https:") return "must use port 443 or one from 1024 on";
	if (literal) return addressAllowed(host, allow) ? undefined : "is not a public address";
	if (allow.hosts.has(host)) return undefined;
	return localName.test(host) || !host.includes(".") ? "is not the name of a public host" : undefined;
};

export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");

/** The addresses of a host, if the hub may go to every one of them; undefined otherwise. */
export const allowedAddresses = async (host: string, allow: AddressAllow, resolve: Resolve) => {
	// What does not resolve and what leads inside answer alike, or this would tell the names of an inner network.
	const found = await resolve(host).catch(() => []);
	const trusted = allow.hosts.has(host);
	return found.length > 0 && found.every((one) => trusted || addressAllowed(one.address, allow)) ? found : undefined;
};

/**
 * Name resolution for connections: the very addresses that are connected to were checked, so a name that leads elsewhere
 * the second time it is asked gains nothing. `refusal` is what a connection fails with.
 */
export const guardedLookup =
	(allow: AddressAllow, resolve: Resolve, refusal: () => Error): LookupFunction =>
	(hostname, options, callback) => {
		const host = hostname.toLowerCase().replace(/\.$/, "");
		allowedAddresses(host, allow, resolve).then(
			(found) => {
				const usable = found?.filter(
					(one) => !options.family || `IPv${one.family}` === `IPv${String(options.family).replace("IPv", "")}`,
				);
				const first = usable?.[0];
				if (!first) callback(refusal() as NodeJS.ErrnoException, "", 0);
				else if (options.all) callback(null, [...(usable ?? [])]);
				else callback(null, first.address, first.family);
			},
			(error: Error) => callback(error, "", 0),
		);
	};
