import { existsSync } from 'node:fs';

/** A Chromium to test with, and the flags that make its rendering the same everywhere. */
export type TestBrowser = { executablePath: string; args: string[] };

const flags = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

/**
 * The machine's own Chromium where there is one, else the build inside the npm package `@sparticuz/chromium`
 * (Linux x64), so that the tests need nothing that was installed by hand.
 */
export async function findChromium(): Promise<TestBrowser> {
  const installed = '/usr/bin/chromium';
  if (existsSync(installed)) return { executablePath: installed, args: flags };
  // Read when the package is loaded: only then does it unpack, and name to its children, the libraries (nss, nspr)
  // that a bare Debian lacks.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs24.x';
  const { default: packaged } = await import('@sparticuz/chromium');
  return { executablePath: await packaged.executablePath(), args: flags };
}
