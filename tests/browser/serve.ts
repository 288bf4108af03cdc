export { serve, type Served } from "../../src/io/outputServer.ts";
