// A browser with a profile on the disk, like a user's: it can be closed and reopened, and inspected.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "@playwright/test";

const flags: string[] = JSON.parse(readFileSync(new URL("../browser-flags.json", import.meta.url), "utf8"));

export class Profile {
  readonly folder = mkdtempSync(join(tmpdir(), "spinemet-profile-"));
  private context?: BrowserContext;

  /** Denies sites any storage, as a cautious user or a hospital may. */
  denyStorage(): void {
    mkdirSync(join(this.folder, "Default"));
    const settings = { profile: { default_content_setting_values: { cookies: 2 } } };
    writeFileSync(join(this.folder, "Default", "Preferences"), JSON.stringify(settings));
  }

  async open(): Promise<Page> {
    this.context = await chromium.launchPersistentContext(this.folder, {
      executablePath: process.env.SPINEMET_CHROMIUM,
      args: flags,
      locale: "en-GB",
      reducedMotion: "reduce",
      serviceWorkers: "allow",
    });
    return this.context.pages()[0] ?? (await this.context.newPage());
  }

  async another(): Promise<Page> {
    return this.context!.newPage();
  }

  async offline(): Promise<void> {
    await this.context!.setOffline(true);
  }

  async close(): Promise<void> {
    await this.context?.close();
  }

  /** Every file of the browser on the disk. */
  *files(): Generator<[string, Buffer]> {
    for (const entry of readdirSync(this.folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isFile()) yield [path, readFileSync(path)];
    }
  }

  async remove(): Promise<void> {
    await this.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
