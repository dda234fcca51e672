import type { DirectorySource } from "@seamark/auth";
import type { ServiceContext } from "@seamark/service";
import type { Clocks } from "./config.ts";
import type { Signing } from "./signing/client.ts";

/** What the operations of this service stand on. */
export type Deps = { context: ServiceContext; directory: DirectorySource; signing: Signing; clocks: Clocks };
