// Next resolves `server-only` to a guard; our own processes are servers already, so it is empty here.
export {};
