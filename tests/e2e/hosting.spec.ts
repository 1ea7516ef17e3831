// The configurations of docs/hosting.md in the programs they are for: the same headers as the project's own server, and
// a working page. If a program is not installed, its tests are skipped.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";

// One width is sufficient: nothing here depends on it.
test.beforeEach(({}, info) => test.skip(info.project.name !== "desk", "depends on no width"));

const dist = process.env.SPINEMET_DIST!;

/** Configuration for this host in the guide. */
function lines(host: string): string {
  const guide = readFileSync(new URL("../../docs/hosting.md", import.meta.url), "utf8");
  return guide.match(new RegExp(`## ${host}\\n[^]*?\`\`\`\\n([^]*?)\`\`\``))![1].replaceAll("/srv/spinemet", dist);
}

interface Host {
  program: string;
  /** Its configuration file, and the command line that uses it. */
  start(folder: string, port: number): string[];
}

const HOSTS: Record<string, Host> = {
  nginx: {
    program: "nginx",
    start(folder, port) {
      const guide = lines("nginx").replace("# listen", `listen 127.0.0.1:${port};\n    #`);
      const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((of) => `${of}_temp_path ${folder}/${of};`).join(" ");
      const config = `daemon off; master_process off; pid ${folder}/pid; error_log stderr; events {}
        http { include /etc/nginx/mime.types; access_log off; ${places} ${guide} }`;
      writeFileSync(join(folder, "nginx.conf"), config);
      return ["-e", "stderr", "-p", folder, "-c", join(folder, "nginx.conf")];
    },
  },
  Caddy: {
    program: "caddy",
    start(folder, port) {
      const own = "{\n\tadmin off\n\tauto_https off\n}\n";
      writeFileSync(join(folder, "Caddyfile"), own + lines("Caddy").replace("spinemet.example", `http://127.0.0.1:${port}`));
      return ["run", "--config", join(folder, "Caddyfile"), "--adapter", "caddyfile"];
    },
  },
};

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** A file of each kind in the release, and the page itself. */
function files(): string[] {
  const names = readdirSync(dist).filter((name) => !name.endsWith(".html"));
  const kinds = new Map(names.filter((name) => name.includes(".")).map((name) => [name.split(".").pop(), name]));
  return ["", "sw.js", ...kinds.values()];
}

for (const [name, host] of Object.entries(HOSTS)) {
  test(`${name} says with the lines of the guide what our own server says, and the page works`, async ({ page, baseURL, request }) => {
    test.skip(spawnSync(host.program, ["-h"]).error !== undefined, `${host.program} is not installed`);
    const folder = mkdtempSync(join(tmpdir(), "spinemet-host-"));
    mkdirSync(join(folder, "home"));
    let program: ChildProcess | undefined;
    let said = "";
    try {
      const port = await freePort();
      program = spawn(host.program, host.start(folder, port), { env: { ...process.env, HOME: join(folder, "home") } });
      program.stderr!.on("data", (text) => (said += text));
      const address = `http://127.0.0.1:${port}/`;
      const alive = () => request.get(address).then((answer) => answer.status(), () => said);
      await expect.poll(alive).toBe(200);

      for (const file of files()) {
        const [ours, theirs] = await Promise.all([request.get(new URL(file, baseURL).href), request.get(address + file)]);
        const headers = { ...ours.headers() };
        for (const own of ["connection", "content-length", "content-encoding", "content-type", "date", "vary"]) delete headers[own];
        expect(theirs.headers(), file).toMatchObject(headers);
        expect(Object.keys(headers).length).toBeGreaterThan(8);
        const kind = (answer: typeof ours) => answer.headers()["content-type"].split(";")[0].replace("application/javascript", "text/javascript");
        expect(kind(theirs), file).toBe(kind(ours));
        expect((await theirs.body()).equals(await ours.body()), file).toBe(true);
        if (/\.(wasm|js|css)$/.test(file)) expect(theirs.headers()["content-encoding"], `${file} is to be compressed`).toBeTruthy();
      }
      expect((await request.get(address)).headers()["strict-transport-security"]).toBe("max-age=31536000");

      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(`${error}`));
      page.on("requestfailed", (failed) => errors.push(failed.url()));
      await page.goto(`${address}#/cohort`);
      await page.getByRole("button", { name: "Try the example" }).click();
      await expect(page.getByText("36 rows, 42 columns")).toBeVisible();
      expect(errors).toEqual([]);
    } finally {
      program?.kill();
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
