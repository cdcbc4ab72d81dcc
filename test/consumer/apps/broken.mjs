throw new Error("no such database");
