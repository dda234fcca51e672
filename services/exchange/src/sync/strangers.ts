/**
 * Connections on which nobody has shown the key of a paired hub yet. All hubs share one port with everybody else on the network: strangers who
 * hold connections open would keep paired hubs out. So few of them are held, and the one that has waited longest gives way: a hub that is
 * paired shows its key within a round trip or two, and is counted no more.
 */

type Connection = { destroy(): unknown };

export type Strangers = {
	/** A connection that was just opened. */
	came(connection: Connection, address: string): void;
	/** It has shown the key of a paired hub, or is closed. */
	left(connection: Connection): void;
};

export const openStrangers = ({ most, mostOfAddress }: { most: number; mostOfAddress: number }): Strangers => {
	// The oldest first.
	const held = new Map<Connection, string>();
	const giveWay = (connection: Connection | undefined) => {
		if (connection === undefined) return;
		held.delete(connection);
		connection.destroy();
	};
	return {
		came: (connection, address) => {
			held.set(connection, address);
			const ofAddress = [...held].filter(([, one]) => one === address).map(([one]) => one);
			if (ofAddress.length > mostOfAddress) giveWay(ofAddress[0]);
			if (held.size > most) giveWay(held.keys().next().value);
		},
		left: (connection) => void held.delete(connection),
	};
};
