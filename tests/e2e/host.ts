// A proxy between the browser and the page's own server: it forwards responses with headers, and can be stopped,
// observed, made to send a new release, or to break off within a file.
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type AddressInfo } from "node:net";

export class Host {
  /** Requests since the start. */
  readonly asked: string[] = [];
  /** Responses that replace the server's, by path. */
  private readonly own = new Map<string, string>();
  /** Files within which it breaks off. */
  private readonly broken = new Set<string>();
  private server: Server;

  private constructor(private readonly upstream: string, private port = 0) {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  static async start(upstream: string): Promise<Host> {
    const host = new Host(upstream);
    await host.listen();
    return host;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/`;
  }

  /** Refuses all connections. */
  async stop(): Promise<void> {
    if (!this.server.listening) return;
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  /**
   * Sends another release from now on: a page with another title, and one more file. With `broken`, that file breaks
   * off in the middle.
   */
  async release(title: string, broken = false): Promise<void> {
    const page = (await (await fetch(this.upstream)).text()).replace(/<title>[^<]*/, `<title>${title}`);
    const [more, text] = [`/more-${digest(title, "sha256", "hex").slice(0, 16)}.txt`, title.repeat(10_000)];
    const worker = (await (await fetch(new URL("sw.js", this.upstream))).text())
      .replace(/name: "\w+"/, `name: "${digest(title, "sha256", "hex").slice(0, 16)}"`)
      .replace(/"\.\/": "[^"]+"/, `"./": "${integrity(page)}", ".${more}": "${integrity(text)}"`);
    this.own.clear();
    this.own.set("/", page).set("/sw.js", worker).set(more, text);
    this.broken.clear();
    if (broken) this.broken.add(more);
  }

  private async listen(): Promise<void> {
    await new Promise<void>((done) => this.server.listen(this.port, "127.0.0.1", done));
    this.port = (this.server.address() as AddressInfo).port;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url!.split("?")[0];
    this.asked.push(path);
    const answer = await fetch(new URL(path.slice(1), this.upstream));
    const headers = Object.fromEntries(answer.headers);
    // It was decompressed on the way.
    for (const name of ["connection", "content-encoding", "content-length", "transfer-encoding"]) delete headers[name];
    const own = this.own.get(path);
    const body = own === undefined ? Buffer.from(await answer.arrayBuffer()) : Buffer.from(own);
    const kind = path.endsWith(".txt") ? { "content-type": "text/plain" } : {};
    response.writeHead(own === undefined ? answer.status : 200, { ...headers, ...kind, "content-length": body.length });
    if (!this.broken.has(path)) return void response.end(body);
    response.write(body.subarray(0, body.length / 2), () => response.destroy());
  }
}

function digest(text: string, hash: string, as: "hex" | "base64"): string {
  return createHash(hash).update(text).digest(as);
}

function integrity(text: string): string {
  return `sha384-${digest(text, "sha384", "base64")}`;
}
