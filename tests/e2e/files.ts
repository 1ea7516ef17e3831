// The dialog for files in the user's terms, and a patient for it.
import { type Locator, type Page } from "@playwright/test";
import { type Bedside } from "./bedside";
import { saved } from "./saved";
import { expect } from "./sealed";

/** The dialog to save and open files. */
export class Files {
  readonly window: Locator;

  constructor(readonly page: Page) {
    this.window = page.locator("dialog.files");
  }

  /** Opens it by the button of the bedside, or that of the footer. */
  static async open(page: Page, button: "Save and open" | "Privacy" = "Save and open"): Promise<Files> {
    await page.getByRole("button", { name: button }).click();
    const files = new Files(page);
    await expect(files.window).toBeVisible();
    return files;
  }

  button(name: string): Locator {
    return this.window.getByRole("button", { name, exact: true });
  }

  /** The passphrase field for saving. */
  get passphrase(): Locator {
    return this.window.getByRole("region", { name: "Save this patient" }).getByLabel("Passphrase (optional)");
  }

  async save(button = "Save as a file"): Promise<{ name: string; text: string }> {
    const { name, bytes } = await saved(this.page, this.button(button));
    return { name, text: bytes.toString("utf8") };
  }

  async choose(text: string, name = "patient.json"): Promise<void> {
    const file = { name, mimeType: "application/json", buffer: Buffer.from(text) };
    await this.window.locator("input[type=file]").setInputFiles(file);
  }

  async part(name: "Save and open" | "Privacy"): Promise<void> {
    await this.window.getByRole("radio", { name }).check();
  }

  async close(): Promise<void> {
    await this.button("Close").click();
    await expect(this.window).toBeHidden();
  }
}

export async function enter(bedside: Bedside): Promise<void> {
  await bedside.answers({ "Primary": "HCC", "Visceral metastases": "None", "Vertebrae with metastasis": "2", "Karnofsky (KPS)": "50–70" });
  await bedside.type("Bilirubin, total", "34");
  await bedside.unit("Bilirubin, total", "µmol/L");
  await bedside.type("Albumin", "3.4");
}

export async function expectEntered(bedside: Bedside): Promise<void> {
  await expect(bedside.question("Primary").getByRole("radio", { name: "HCC", exact: true })).toBeChecked();
  await expect(bedside.question("Karnofsky (KPS)").getByRole("radio", { name: "50–70" })).toBeChecked();
  await expect(bedside.number("Bilirubin, total")).toHaveValue("34");
  await expect(bedside.page.getByRole("group", { name: "Unit of Bilirubin, total" }).getByRole("radio", { name: "µmol/L" })).toBeChecked();
  await expect(bedside.number("Albumin")).toHaveValue("3.4");
}

