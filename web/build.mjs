// Makes dist/, the whole site, from the compiled module, the TypeScript sources and public/.
//
//   node web/build.mjs [<folder of app.js and app.wasm>] [<output folder>]     defaults: build/web-release dist
//
// Names carry the hash of their content, and each file is named inside the one that loads it: wasm in glue, glue and the
// rest of the program in worker, worker in main, main in index.html. So no browser ever mixes two builds. The build id is a hash over all of
// that; the service worker gets it with the list of all files. Every address is relative: any sub-path will do.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import esbuild from 'esbuild';

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const moduleFolder = resolve(process.argv[2] ?? join(repository, 'build/web-release'));
const target = resolve(process.argv[3] ?? join(repository, 'dist'));
const fresh = `${target}.new.${process.pid}`;

class BuildError extends Error {}

const k_browsers = ['chrome108', 'firefox116', 'safari17'];
/// The page must still start in browsers that are too old for the app, to say so.
const k_older_browsers = ['chrome80', 'firefox80', 'safari15'];

const hashOf = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 12);

function need(file, advice) {
  if (!existsSync(file)) throw new BuildError(`${relative(repository, file)} is missing: ${advice}`);
  return readFileSync(file);
}

/// Writes an asset under a name with the hash of its content; returns that name.
function writeAsset(name, extension, bytes) {
  const file = `${name}.${hashOf(bytes)}.${extension}`;
  writeFileSync(join(fresh, 'assets', file), bytes);
  return file;
}

function checkTypes() {
  for (const project of ['tsconfig.json', 'tsconfig.worker.json']) {
    try {
      execFileSync(join(repository, 'node_modules/.bin/tsc'), ['--noEmit', '-p', join(repository, 'web', project)], { stdio: 'inherit' });
    } catch {
      throw new BuildError(`the TypeScript sources have the errors above (web/${project})`);
    }
  }
}

/// Bundles one entry file; constants replace the identifiers of that name.
async function bundle(entry, constants, format, target = k_browsers) {
  const define = Object.fromEntries(Object.entries(constants).map(([name, value]) => [name, JSON.stringify(value)]));
  const result = await esbuild.build({
    entryPoints: [join(repository, entry)],
    absWorkingDir: repository,
    bundle: true,
    minify: true,
    write: false,
    target,
    external: ['./app.*'],
    legalComments: 'none',
    logLevel: 'warning',
    charset: 'utf8',
    ...(format ? { format } : {}),
    define,
  });
  return result.outputFiles[0].contents;
}

function listFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? listFiles(path) : [path];
    })
    .sort();
}

const webPath = (file) => relative(fresh, file).split(sep).join('/');

/// What a browser needs before the first usable screen, compressed as a static host would.
function firstLoadSize(files) {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(fresh, file)), { level: 9 }).length, 0);
}

async function build() {
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(join(fresh, 'assets'), { recursive: true });
  cpSync(join(repository, 'public'), fresh, { recursive: true });
  rmSync(join(fresh, 'starter/README.md'), { force: true });

  const advice = 'build the target web first (./shipshape build does all of it)';
  const wasm = writeAsset('app', 'wasm', need(join(moduleFolder, 'app.wasm'), advice));
  const glueSource = need(join(moduleFolder, 'app.js'), advice).toString();
  if (!glueSource.includes('app.wasm')) throw new BuildError('app.js does not name app.wasm: the glue of Emscripten has changed');
  const glue = writeAsset('app', 'js', glueSource.replaceAll('app.wasm', wasm));

  const restFile = join(moduleFolder, 'app.rest.wasm'); // web/split.mjs
  const rest = existsSync(restFile) ? writeAsset('rest', 'wasm', readFileSync(restFile)) : '';

  // Every source takes part in the build id, the service worker's own too.
  const sources = ['web/worker/worker.ts', 'web/page/main.ts', 'web/sw/sw.ts'];
  const parts = await Promise.all(sources.map((file) => bundle(file, {})));
  const publicFiles = listFiles(fresh).filter((file) => !webPath(file).startsWith('assets/'));
  const styleFile = join(repository, 'web/page/style.css');
  const style = existsSync(styleFile) ? await bundle('web/page/style.css', {}) : null;
  const everything = [glue, rest, ...parts.map(hashOf), style ? hashOf(style) : '', ...publicFiles.map((file) => webPath(file) + hashOf(readFileSync(file)))];
  const buildId = hashOf(everything.join('\n'));

  const worker = writeAsset('worker', 'js', await bundle('web/worker/worker.ts', {
    GLUE_SCRIPT: `./${glue}`, REST_PROGRAM: rest && `./${rest}`, BUILD_ID: buildId,
  }, 'esm'));
  const main = writeAsset('main', 'js', await bundle('web/page/main.ts', {
    WORKER_SCRIPT: `./assets/${worker}`, REST_PROGRAM: rest && `./assets/${rest}`, SERVICE_WORKER_SCRIPT: './sw.js', BUILD_ID: buildId,
  }, 'esm', k_older_browsers));
  const stylesheet = style ? writeAsset('style', 'css', style) : '';

  const page = join(fresh, 'index.html');
  const names = { MAIN: `assets/${main}`, STYLE: `assets/${stylesheet}`, WORKER: `assets/${worker}`, GLUE: `assets/${glue}`, WASM: `assets/${wasm}`, BUILD: buildId };
  const html = need(page, 'it is the page of the app').toString().replace(/%([A-Z]+)%/g, (all, name) => names[name] ?? all);
  const left = html.match(/%[A-Z]+%/);
  if (left) throw new BuildError(`public/index.html has the placeholder ${left[0]}, which nothing replaces`);
  writeFileSync(page, html);

  // Pictures for install dialogs are no part of the app: nobody needs them offline.
  const files = listFiles(fresh).map(webPath).filter((file) => !file.startsWith('screenshots/'));
  writeFileSync(join(fresh, 'sw.js'), await bundle('web/sw/sw.ts', { BUILD_ID: buildId, FILES: files }, 'iife'));

  const first = ['index.html', `assets/${main}`, `assets/${worker}`, `assets/${glue}`, `assets/${wasm}`]
    .concat(style ? [`assets/${stylesheet}`] : []);
  console.error(`   ${relative(process.cwd(), target) || target}: build ${buildId}, ${files.length + 1} files, ` +
    `${(firstLoadSize(first) / 1000).toFixed(1)} kB gzip before the first usable screen ` +
    `(wasm ${(statSync(join(fresh, 'assets', wasm)).size / 1000).toFixed(0)} kB raw)` +
    (rest && `, ${(firstLoadSize([`assets/${rest}`]) / 1000).toFixed(1)} kB after it`));
}

/// Puts the finished folder in place of the old one.
function replaceTarget() {
  const old = `${target}.old.${process.pid}`;
  if (existsSync(target)) renameSync(target, old);
  renameSync(fresh, target);
  rmSync(old, { recursive: true, force: true });
}

try {
  checkTypes();
  await build();
  replaceTarget();
} catch (error) {
  rmSync(fresh, { recursive: true, force: true });
  console.error(`web/build.mjs: ${error instanceof BuildError ? error.message : error.stack}`);
  process.exitCode = 1;
}
