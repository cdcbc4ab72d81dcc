/**
 * Modules that also start their server: `app.listen(3000)` beside `export default app`. While a module loads, its HTTP
 * servers get a free port of loopback in place of their own, so that nothing is taken and nothing keeps the process alive.
 */
import { Server as HttpServer } from "node:http";
import { Server } from "node:net";

export interface QuietListening {
  /** Those that began to listen. */
  readonly servers: readonly HttpServer[];
  end(): void;
}

export function listenQuietly(): QuietListening {
  const servers: HttpServer[] = [];
  const listen: unknown = Reflect.get(Server.prototype, "listen");
  const original = Server.prototype.listen;
  Reflect.set(Server.prototype, "listen", function (this: Server, ...args: readonly unknown[]): unknown {
    if (!(this instanceof HttpServer)) return Reflect.apply(original, this, args);
    servers.push(this);
    const callback = args.findLast((argument) => typeof argument === "function");
    Reflect.apply(original, this, callback === undefined ? [0, "127.0.0.1"] : [0, "127.0.0.1", callback]);
    return this.unref();
  });
  return { servers, end: () => void Reflect.set(Server.prototype, "listen", listen) };
}
