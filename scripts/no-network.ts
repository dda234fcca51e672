// Set up before every unit test file: one that reaches for the network fails at once, wherever it runs.
import dgram from "node:dgram";
import net from "node:net";

const refuse = (what: string) => (): never => {
	throw new Error(`${what} in a unit test: a test that needs the network or another process is named *.int.test.ts`);
};

net.Socket.prototype.connect = refuse("net.connect");
net.Server.prototype.listen = refuse("net.Server.listen");
dgram.Socket.prototype.bind = refuse("dgram.bind");
dgram.Socket.prototype.send = refuse("dgram.send");
