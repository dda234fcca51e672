import type { DirectorySource } from "@seamark/auth";
import type { ServiceContext } from "@seamark/service";
import type { Cases } from "./cases/client.ts";
import type { Clocks } from "./config.ts";
import type { ReadCopies } from "./delivery/read-copies.ts";
import type { FileDesk } from "./files/desk.ts";
import type { KnownRegister } from "./register/read-register-file.ts";
import type { Signing } from "./signing/client.ts";

/** What the operations of this service are built on. */
export type Deps = {
	context: ServiceContext;
	directory: DirectorySource;
	signing: Signing;
	copies: ReadCopies;
	treaties: KnownRegister;
	cases: Cases;
	clocks: Clocks;
	/** Undefined where this hub keeps no files of requests. */
	desk: FileDesk | undefined;
	/** A statement named files that are with the other side. */
	filesAwaited: () => void;
	random: (bytes: number) => Buffer;
};
