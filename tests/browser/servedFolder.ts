/** Serves the folder named on the command line, as a process that can be ended; sends its address to the one that started it. */
import { serve } from "../../src/io/outputServer.ts";

const server = await serve(String(process.argv[2]));
process.send?.(server.url);
