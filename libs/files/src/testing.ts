export { cut, joined, storeContract } from "./contract/store.ts";
