export default { output: "server" };
